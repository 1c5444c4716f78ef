using System.Globalization;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Web.EmbeddedPostgres;

namespace VvsIm.Web.Cli;

/// <summary>
/// <c>verify-audit [--row N --hash H]</c>: walks along the moderation log, beside a running host or without one. Exit code 0: it holds;
/// 2: it does not; 1: it could not be read.
/// </summary>
internal static class VerifyAudit
{
    private const string Word = "verify-audit";

    public static bool IsAsked(string[] args) => args is [Word, ..];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Logging.ClearProviders();
        var request = Read(builder.Configuration);
        await using var postgres = await builder.AddRunningPostgresAsync(cancellationToken);
        builder.AddVvsIm();
        await using var app = builder.Build();
        var found = await app.VerifyModerationLogAsync(request, cancellationToken);
        await Console.Out.WriteLineAsync(Words(found));
        return found.Fault is null ? 0 : 2;
    }

    private static VerifyLogRequest Read(ConfigurationManager settings)
    {
        var (row, hash) = (settings["row"], settings["hash"]);
        if (row is null && hash is null)
            return new();
        if (long.TryParse(row, CultureInfo.InvariantCulture, out var seq) && hash is { Length: 64 })
            return new(seq, hash);
        throw new StartupException(
            $"{Word}: give --row with a number and --hash with its 64 hexadecimal digits, or neither."
        );
    }

    private static string Words(LogVerification found) =>
        found.Fault is { } fault
            ? $"The moderation log is broken at row {found.BrokenAt}: {fault}. The {found.Rows} rows before it hold (hash {found.Hash})."
            : $"The moderation log holds: {found.Rows} rows, {found.Erased} of them without their details (hash {found.Hash}).";
}
