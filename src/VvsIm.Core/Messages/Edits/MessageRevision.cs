using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Messages.Threads;
using VvsIm.Core.Notifications;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Messages.Edits;

/// <summary>Replaces a message's text: the old one is kept for moderators, the new state gets its change, everybody is told.</summary>
internal static class MessageRevision
{
    /// <summary>Runs in the transaction that holds the lock. The caller commits and raises the outbox signal.</summary>
    /// <param name="connection">With the transaction open.</param>
    /// <param name="locked">What is replaced.</param>
    /// <param name="userId">Who does it.</param>
    /// <param name="newText">The text in its place; null deletes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Message> ReplaceAsync(
        NpgsqlConnection connection,
        LockedMessage locked,
        Guid userId,
        string? newText,
        CancellationToken cancellationToken
    )
    {
        var replaced = await WriteAsync(connection, locked, userId, newText, cancellationToken);
        MessageEvent happened = newText is null
            ? new MessageDeleted
            {
                ConversationId = replaced.ConversationId,
                Change = replaced.Change,
                Message = replaced.ForEvent(locked.HistoryFloor),
            }
            : new MessageEdited
            {
                ConversationId = replaced.ConversationId,
                Change = replaced.Change,
                Message = replaced.ForEvent(locked.HistoryFloor),
            };
        await OutboxWriter.WriteAsync(connection, happened, cancellationToken);
        await MessageNotifications.ReplacedAsync(connection, locked.Message, replaced, cancellationToken);
        if (newText is null && replaced.ThreadSeq is { } threadSeq)
            await ThreadRoot.CountAsync(connection, replaced.ConversationId, threadSeq, -1, cancellationToken);
        return replaced;
    }

    private static async Task<Message> WriteAsync(
        NpgsqlConnection connection,
        LockedMessage locked,
        Guid userId,
        string? newText,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            $"""
            WITH kept AS (
              INSERT INTO message_revisions (conversation_id, seq, change, text, attachments, replaced_by, replaced_at)
              SELECT conversation_id, seq, $3, text, attachments, $4, clock_timestamp() FROM messages
              WHERE conversation_id = $1 AND seq = $2
            ),
            counted AS (
              UPDATE conversations SET last_change = $3 WHERE id = $1
            )
            UPDATE messages
            SET change = $3,
              text = coalesce($5, ''),
              edited_at = CASE WHEN $5 IS NULL THEN edited_at ELSE clock_timestamp() END,
              deleted_at = CASE WHEN $5 IS NULL THEN clock_timestamp() END,
              deleted_by = CASE WHEN $5 IS NULL THEN $4 END,
              mentions = CASE WHEN forwarded_from IS NULL THEN mentioned(conversation_id, sender_id, $6) END,
              -- A tombstone keeps its place and its thread, and nothing else.
              pinned_at = CASE WHEN $5 IS NOT NULL THEN pinned_at END,
              pinned_by = CASE WHEN $5 IS NOT NULL THEN pinned_by END,
              reactions = CASE WHEN $5 IS NOT NULL THEN reactions END,
              attachments = CASE WHEN $5 IS NOT NULL THEN attachments END
            WHERE conversation_id = $1 AND seq = $2
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
                new() { Value = (object?)newText ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
                new() { Value = (newText is null ? null : MentionedIds.In(newText)) ?? [] },
            },
        };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return MessageRows.Read(row, locked.Message.ConversationId);
    }
}
