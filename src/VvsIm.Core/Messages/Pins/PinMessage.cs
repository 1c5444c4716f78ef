using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Messages.Edits;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages.Pins;

/// <summary><c>PUT</c> and <c>DELETE /api/messages/{id}/pin</c>, for whoever may. Doing either twice changes nothing.</summary>
internal static class PinMessage
{
    public static Task<Results<Ok<Message>, ProblemHttpResult>> PinAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    ) => HandleAsync(id, true, user, database, signal, cancellationToken);

    public static Task<Results<Ok<Message>, ProblemHttpResult>> UnpinAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    ) => HandleAsync(id, false, user, database, signal, cancellationToken);

    private static async Task<Results<Ok<Message>, ProblemHttpResult>> HandleAsync(
        Guid id,
        bool pin,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedMessage.FindAsync(connection, id, user.Id, cancellationToken) is not { } locked)
            return Refusal.NotFound("message");
        if (Denial.Check(Act.Pin, locked.Standing) is { } denied)
            return denied;
        if (locked.Message.System is not null)
            return SystemRows.Refused();
        if (pin && locked.Message.DeletedAt is not null)
            return DeletedMessage.Refused();
        if (pin == locked.Message.PinnedAt is not null)
            return TypedResults.Ok(locked.Message);
        if (await WriteAsync(connection, locked, user.Id, pin, cancellationToken) is not { } touched)
            return Refusal.LimitExceeded("id", nameof(Limits.PinnedMessages), Limits.PinnedMessages);

        await OutboxWriter.WriteAsync(
            connection,
            new MessagePinned
            {
                ConversationId = touched.ConversationId,
                Change = touched.Change,
                Message = touched.ForEvent(locked.HistoryFloor),
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(touched.ConversationId));
        return TypedResults.Ok(touched);
    }

    /// <summary>Null when there is no room for one more.</summary>
    private static async Task<Message?> WriteAsync(
        NpgsqlConnection connection,
        LockedMessage locked,
        Guid userId,
        bool pin,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            $"""
            WITH room AS (
              SELECT NOT $5 OR count(*) < $6 AS enough FROM messages WHERE conversation_id = $1 AND pinned_at IS NOT NULL
            ),
            counted AS (
              UPDATE conversations SET last_change = $3 FROM room WHERE id = $1 AND room.enough
            )
            UPDATE messages
            SET change = $3,
              pinned_at = CASE WHEN $5 THEN clock_timestamp() END,
              pinned_by = CASE WHEN $5 THEN $4 END
            FROM room
            WHERE conversation_id = $1 AND seq = $2 AND room.enough
            RETURNING {MessageRows.ColumnsFor("$4")}
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = locked.Message.ConversationId },
                new() { Value = locked.Message.Seq },
                new() { Value = locked.NextChange },
                new() { Value = userId },
                new() { Value = pin },
                new() { Value = Limits.PinnedMessages },
            },
        };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? MessageRows.Read(row, locked.Message.ConversationId) : null;
    }
}
