using System.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Log;

/// <summary>
/// <c>POST /api/admin/events/verify</c>, and the command <c>verify-audit</c>: walks the whole chain in one snapshot and names the first row
/// that does not hold.
/// </summary>
internal sealed class VerifyLog(NpgsqlDataSource database, TimeProvider time)
{
    public static async Task<Results<Ok<LogVerification>, ProblemHttpResult>> HandleAsync(
        VerifyLogRequest request,
        VerifyLog verify,
        CancellationToken cancellationToken
    )
    {
        if (request.Hash is { } hash && (request.Seq is null || !IsHash(hash)))
            return Refusal.Invalid("hash", "Give a row's number and its hash, 64 hexadecimal digits.");
        return TypedResults.Ok(await verify.RunAsync(request, cancellationToken));
    }

    /// <summary>Walks it. Takes as long as reading all rows does, and no more memory than one.</summary>
    public async Task<LogVerification> RunAsync(VerifyLogRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // The log's end and its rows must be of one moment: it may grow meanwhile.
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead,
            cancellationToken
        );
        var end = await connection
            .Command("SELECT seq, hash FROM moderation_log")
            .FirstAsync(row => (Seq: row.GetInt64(0), Hash: row.GetFieldValue<byte[]>(1)), cancellationToken);
        var walk = new ChainWalk(request);
        await using var command = connection.Command(
            $"SELECT {ModerationRow.Columns} FROM moderation_events ORDER BY seq"
        );
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken) && walk.Take(ModerationRow.Read(reader))) { }
        walk.End(end.Seq, end.Hash);
        return walk.Found(time.GetUtcNow());
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);
}
