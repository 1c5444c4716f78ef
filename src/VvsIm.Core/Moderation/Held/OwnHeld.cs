using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Held;

/// <summary><c>GET /api/held</c> and <c>DELETE /api/held/{id}</c>: what of one's own waits, or was turned down.</summary>
internal static class OwnHeld
{
    private const string Mine = $"""
        SELECT {HeldRow.Columns} FROM held_messages h
        JOIN conversation_members m ON m.conversation_id = h.conversation_id AND m.user_id = h.sender_id AND m.left_at IS NULL
        WHERE h.sender_id = $1 AND {HeldRow.Unsaid}
        ORDER BY h.held_at DESC, h.id
        LIMIT $2
        """;

    private const string Remove = $"""
        WITH h AS (DELETE FROM held_messages WHERE id = $1 AND sender_id = $2 RETURNING *)
        SELECT {HeldRow.Columns} FROM h
        """;

    public static async Task<Ok<Page<HeldMessage>>> ListAsync(
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var rows = await database.Command(Mine, user.Id, Limits.PageSize).ListAsync(HeldRow.Read, cancellationToken);
        return TypedResults.Ok(
            new Page<HeldMessage> { Items = [.. rows.Select(row => row.Message).OrderBy(message => message.HeldAt)] }
        );
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var clientId = await connection
            .Command("SELECT client_id FROM held_messages WHERE id = $1 AND sender_id = $2", id, user.Id)
            .FirstAsync(row => (Guid?)row.GetGuid(0), cancellationToken);
        if (clientId is null)
            return Refusal.NotFound("held message");
        await HeldRow.LockAsync(connection, clientId.Value, cancellationToken);
        if (await connection.Command(Remove, id, user.Id).FirstAsync(HeldRow.Read, cancellationToken) is not { } row)
            return Refusal.NotFound("held message");
        await HeldNews.TellAsync(connection, row, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        HeldNews.Raise(signal, row);
        return TypedResults.NoContent();
    }
}
