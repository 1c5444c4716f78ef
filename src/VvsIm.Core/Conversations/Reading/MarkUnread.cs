using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Reading;

/// <summary>
/// <c>PUT /api/conversations/{id}/unread</c>: a message and what follows it is unread again, on all my devices. The others' receipts
/// stay: what was seen was seen.
/// </summary>
internal static class MarkUnread
{
    private const string Back = """
        UPDATE conversation_members m
        SET last_read_seq = least(m.last_read_seq, greatest(wanted.seq - 1, m.history_from)), read_epoch = m.read_epoch + 1
        FROM (
          SELECT coalesce(
            $3,
            (
              SELECT x.seq FROM messages x
              WHERE x.conversation_id = $1 AND x.sender_id <> $2 AND x.deleted_at IS NULL AND x.thread_seq IS NULL
                AND x.system IS NULL
                AND x.seq > (SELECT o.history_from FROM conversation_members o WHERE o.conversation_id = $1 AND o.user_id = $2)
              ORDER BY x.seq DESC LIMIT 1
            )
          ) AS seq
        ) wanted
        WHERE m.conversation_id = $1 AND m.user_id = $2 AND m.left_at IS NULL
          AND wanted.seq <= (SELECT last_seq FROM conversations WHERE id = $1)
        RETURNING m.read_epoch
        """;

    public static async Task<Results<Ok<ReadPosition>, ProblemHttpResult>> HandleAsync(
        Guid id,
        MarkUnreadRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (request.Seq is < 1)
            return await ReadPositions.FindAsync(connection, id, user.Id, cancellationToken) is null
                ? Refusal.NotFound("conversation")
                : Refusal.Invalid("seq", "There is no such message.");
        await using var command = new NpgsqlCommand(Back, connection)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = user.Id },
                new() { Value = (object?)request.Seq ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            },
        };
        var moved = await command.ExecuteScalarAsync(cancellationToken) is not null;
        if (await ReadPositions.FindAsync(connection, id, user.Id, cancellationToken) is not { } found)
            return Refusal.NotFound("conversation");
        if (!moved)
            return request.Seq is null
                ? Refusal.Of(
                    StatusCodes.Status409Conflict,
                    ProblemCodes.Conflict,
                    "Nobody else has said anything here."
                )
                : Refusal.Invalid("seq", "There is no such message yet.");
        await ReadPositions.TellAsync(connection, id, user.Id, found.Position, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(id));
        return TypedResults.Ok(found.Position);
    }
}
