using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.Registration;

/// <summary><c>GET</c> and <c>PUT /api/admin/settings</c>: what is settled in the installation as a whole; for operators.</summary>
internal static class ChangeInstallationSettings
{
    public static async Task<Ok<InstallationSettings>> ReadAsync(
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await RegistrationDoor.ReadAsync(database, cancellationToken));

    public static async Task<Results<Ok<InstallationSettings>, ProblemHttpResult>> HandleAsync(
        InstallationSettingsRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        if (Check(request) is { } refused)
            return refused;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = await RegistrationDoor.ReadAsync(connection, locked: true, cancellationToken);
        if (request.Version != before.Version)
            return Refusal.Of(
                StatusCodes.Status409Conflict,
                ProblemCodes.Conflict,
                "Somebody else has changed the settings meanwhile. Look at theirs first."
            );
        var after = new InstallationSettings(before.Version + 1, request.Mode!.Value, Stored(request.Domains!));
        var different = Between(before, after);
        if (different.Count == 0)
            return TypedResults.Ok(before);
        await connection
            .Command(
                "UPDATE installation SET settings_version = $1, registration = $2, registration_domains = $3",
                after.Version,
                RegistrationDoor.Word(after.Mode),
                after.Domains
            )
            .RunAsync(cancellationToken);
        await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.SettingsChanged)
            {
                TargetKind = TargetKind.Installation,
                Reason = request.Reason,
                Details = different,
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(after);
    }

    private static ProblemHttpResult? Check(InstallationSettingsRequest request)
    {
        if (request.Version is null)
            return Refusal.Invalid("version", "Say what was changed.");
        if (request.Mode is not { } mode || !Enum.IsDefined(mode))
            return Refusal.Invalid("mode", "Say who may make an account.");
        if (request.Domains is not { } domains || domains.Any(domain => domain is null))
            return Refusal.Invalid("domains", "Say which, or give an empty list.");
        if (domains.Length > Limits.RegistrationDomains)
            return Refusal.LimitExceeded("domains", nameof(Limits.RegistrationDomains), Limits.RegistrationDomains);
        if (Array.Find(domains, domain => !IsDomain(domain.Trim())) is { } wrong)
            return Refusal.Invalid("domains", $"{wrong} is no domain, such as example.com.");
        if (mode == RegistrationMode.Domains && domains.Length == 0)
            return Refusal.Invalid("domains", "Name at least one domain.");
        if (request.Reason?.Length > Limits.ReasonLength)
            return Refusal.LimitExceeded("reason", nameof(Limits.ReasonLength), Limits.ReasonLength);
        return PlainText.IsStorable(request.Reason) ? null : Refusal.Invalid("reason", "This is not text.");
    }

    private static bool IsDomain(string domain) =>
        domain.Length <= Limits.DomainLength
        && domain.Contains('.')
        && !domain.Contains("..", StringComparison.Ordinal)
        && domain[0] != '.'
        && domain[^1] != '.'
        && domain.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-');

    private static string[] Stored(string[] domains) =>
        [.. domains.Select(domain => domain.Trim().ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> Between(InstallationSettings before, InstallationSettings after)
    {
        var different = new Dictionary<string, string>();
        if (before.Mode != after.Mode)
            different["registration"] = $"{RegistrationDoor.Word(before.Mode)} → {RegistrationDoor.Word(after.Mode)}";
        if (!before.Domains.SequenceEqual(after.Domains))
            different["domains"] = $"{string.Join(' ', before.Domains)} → {string.Join(' ', after.Domains)}";
        return different;
    }
}
