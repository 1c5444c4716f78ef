using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;
using VvsIm.Core.Messages.Edits;
using VvsIm.Core.Messages.Threads;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Moderation.Reports;

/// <summary>A message in the hands of staff, who need not be members where it stands: deleted for a report, brought back for an appeal.</summary>
internal static class StaffMessage
{
    private static readonly string Read = $"""
        SELECT c.last_change + 1, c.history_floor, conversation_id, {MessageRows.Columns}
        FROM (SELECT * FROM messages WHERE id = $1) messages
        CROSS JOIN LATERAL (SELECT last_change, history_floor FROM conversations WHERE id = conversation_id) c
        """;

    private static readonly string Return = $"""
        WITH counted AS (
          UPDATE conversations SET last_change = $3 WHERE id = $1
        )
        UPDATE messages
        SET change = $3, text = $4, deleted_at = NULL, deleted_by = NULL,
          mentions = CASE WHEN forwarded_from IS NULL THEN mentioned(conversation_id, sender_id, $5) END,
          -- What has been forgotten meanwhile does not come back.
          attachments = (
            SELECT jsonb_agg(a.of ORDER BY a.place)
            FROM jsonb_array_elements($6::jsonb) WITH ORDINALITY AS a (of, place)
            JOIN media m ON m.id = (a.of ->> 'id')::uuid
          )
        WHERE conversation_id = $1 AND seq = $2
        RETURNING {MessageRows.Columns}
        """;

    private const string Last = """
        SELECT text, attachments::text FROM message_revisions WHERE conversation_id = $1 AND seq = $2 ORDER BY change DESC LIMIT 1
        """;

    /// <summary>Leaves a tombstone; false if there was one already, or nothing at all. The caller commits and raises the conversation's signal.</summary>
    public static async Task<bool> DeleteAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid staffId,
        CancellationToken cancellationToken
    )
    {
        if (await LockAsync(connection, id, cancellationToken) is not { Message.DeletedAt: null } locked)
            return false;
        await MessageRevision.ReplaceAsync(connection, locked, staffId, null, cancellationToken);
        return true;
    }

    /// <summary>Brings back what this person deleted, as it was; false if it stands, or somebody else deleted it. The caller commits and raises the signal.</summary>
    public static async Task<bool> RestoreAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid? deletedById,
        CancellationToken cancellationToken
    )
    {
        if (await LockAsync(connection, id, cancellationToken) is not { Message.DeletedAt: not null } locked)
            return false;
        var (conversationId, seq) = (locked.Message.ConversationId, locked.Message.Seq);
        var deletedBy = await connection
            .Command("SELECT deleted_by FROM messages WHERE id = $1", id)
            .FirstAsync(row => row.IsDBNull(0) ? (Guid?)null : row.GetGuid(0), cancellationToken);
        var (text, attachments) = await connection
            .Command(Last, conversationId, seq)
            .FirstAsync(row => (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), cancellationToken);
        if (text is null || deletedBy != deletedById)
            return false;
        var restored = await connection
            .Command(Return, conversationId, seq, locked.NextChange, text, MentionedIds.In(text) ?? [], attachments)
            .FirstAsync(row => MessageRows.Read(row, conversationId), cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            new MessageRestored
            {
                ConversationId = conversationId,
                Change = restored!.Change,
                Message = restored.Withheld(),
            },
            cancellationToken
        );
        if (restored.ThreadSeq is { } thread)
            await ThreadRoot.CountAsync(connection, conversationId, thread, 1, cancellationToken);
        return true;
    }

    private static async Task<LockedMessage?> LockAsync(
        NpgsqlConnection connection,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        await connection
            .Command(
                "SELECT FROM conversations WHERE id = (SELECT conversation_id FROM messages WHERE id = $1) FOR NO KEY UPDATE",
                id
            )
            .RunAsync(cancellationToken);
        // A statement of its own: it sees what the holder of the lock before us did.
        return await connection
            .Command(Read, id)
            .FirstAsync(
                row => new LockedMessage(
                    MessageRows.Read(row, row.GetGuid(2), 3),
                    row.GetInt64(0),
                    row.GetInt64(1),
                    // Nobody's: staff have the right by their role in the workspace.
                    new Standing(ConversationKind.Group, MemberRole.None, WorkspaceRole.Moderator),
                    // What the workspace allows its members concerns no moderator.
                    WorkspaceSettings.Default
                ),
                cancellationToken
            );
    }
}
