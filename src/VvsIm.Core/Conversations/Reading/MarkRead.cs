using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Reading;

/// <summary>
/// <c>PUT /api/conversations/{id}/read</c>: moves my position forward, never back; tells my other devices, and the authors of what was
/// seen for the first time.
/// </summary>
internal static class MarkRead
{
    // What a device saw before messages were marked unread again must not undo that.
    private const string Move = """
        UPDATE conversation_members m
        SET last_read_seq = $3, seen_seq = greatest(m.seen_seq, $3)
        FROM (
          SELECT seen_seq FROM conversation_members WHERE conversation_id = $1 AND user_id = $2 FOR NO KEY UPDATE
        ) before
        WHERE m.conversation_id = $1 AND m.user_id = $2 AND m.left_at IS NULL
          AND m.last_read_seq < $3 AND ($4 IS NULL OR $4 >= m.read_epoch)
          AND $3 <= (SELECT last_seq FROM conversations WHERE id = $1)
        RETURNING before.seen_seq
        """;

    public static async Task<Results<Ok<ReadPosition>, ProblemHttpResult>> HandleAsync(
        Guid id,
        MarkReadRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        if (request.Seq is not >= 0)
            return Refusal.Invalid("seq", "Say up to which message.");

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var seenBefore = await MoveAsync(connection, id, user.Id, request, cancellationToken);
        // A statement of its own: it counts what was there after the move.
        if (await ReadPositions.FindAsync(connection, id, user.Id, cancellationToken) is not { } found)
            return Refusal.NotFound("conversation");
        if (request.Seq > found.LastSeq)
            return Refusal.Invalid("seq", "There is no such message yet.");
        if (seenBefore is { } before)
        {
            await ReadPositions.TellAsync(connection, id, user.Id, found.Position, cancellationToken);
            await Receipts.TellAsync(connection, id, user.Id, before, request.Seq.Value, cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        if (seenBefore is not null)
            signal.Raise(OutboxPartition.Of(id));
        return TypedResults.Ok(found.Position);
    }

    /// <summary>What was the newest message seen before; null if nothing moved.</summary>
    private static async Task<long?> MoveAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        MarkReadRequest request,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(Move, connection)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = userId },
                new() { Value = request.Seq!.Value },
                new() { Value = (object?)request.Epoch ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            },
        };
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
