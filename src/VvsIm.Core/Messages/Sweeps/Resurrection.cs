using Npgsql;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Messages.Sweeps;

/// <summary>
/// Brings hidden messages of one conversation back as they were: text, files, mentions, pin and reactions. One that has been deleted for
/// another reason since stays so.
/// </summary>
internal static class Resurrection
{
    private static readonly string Write = $"""
        WITH wanted AS (
          SELECT h.seq AS at_seq, r.text AS said, r.attachments AS files, h.mentions AS named,
            h.pinned_at AS stuck_at, h.pinned_by AS stuck_by, $3 + row_number() OVER (ORDER BY h.seq) AS at_change
          FROM hidden_messages h
          JOIN messages m ON m.conversation_id = h.conversation_id AND m.seq = h.seq AND m.deleted_at IS NOT NULL
          JOIN message_revisions r ON r.conversation_id = h.conversation_id AND r.seq = h.seq AND r.change = h.change
          WHERE h.conversation_id = $1 AND h.seq = ANY ($2)
            AND NOT EXISTS (
              SELECT FROM message_revisions x WHERE x.conversation_id = h.conversation_id AND x.seq = h.seq AND x.change > h.change
            )
        ),
        forgotten AS (
          DELETE FROM hidden_messages WHERE conversation_id = $1 AND seq = ANY ($2)
        ),
        counted AS (
          UPDATE conversations SET last_change = last_change + (SELECT count(*) FROM wanted) WHERE id = $1
        )
        UPDATE messages
        SET change = w.at_change, text = w.said, deleted_at = NULL, deleted_by = NULL,
          mentions = w.named, pinned_at = w.stuck_at, pinned_by = w.stuck_by, attachments = w.files,
          reactions = (
            SELECT jsonb_agg(jsonb_build_object('emoji', r.emoji, 'count', r.count) ORDER BY r.first, r.emoji)
            FROM (
              SELECT x.emoji, count(*) AS count, min(x.created_at) AS first FROM message_reactions x
              WHERE x.conversation_id = $1 AND x.seq = w.at_seq
              GROUP BY x.emoji
            ) r
          )
        FROM wanted w
        WHERE conversation_id = $1 AND seq = w.at_seq
        RETURNING {MessageRows.Columns}
        """;

    /// <summary>In a transaction of the caller's that locks nothing yet; the caller commits and raises the outbox signal.</summary>
    /// <returns>How many are back.</returns>
    public static async Task<int> BringBackAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        long[] seqs,
        CancellationToken cancellationToken
    )
    {
        var locked = await SweptConversation.LockAsync(connection, conversationId, cancellationToken);
        var back = await connection
            .Command(Write, conversationId, seqs, locked.LastChange)
            .ListAsync(row => MessageRows.Read(row, conversationId), cancellationToken);
        back.Sort((one, other) => one.Change.CompareTo(other.Change));
        await OutboxWriter.WriteAsync(
            connection,
            conversationId,
            back.Select(message => new MessageRestored
            {
                ConversationId = conversationId,
                Change = message.Change,
                Message = message.Withheld(),
            }),
            cancellationToken
        );
        await Tombstones.CountThreadsAsync(connection, conversationId, back, 1, cancellationToken);
        return back.Count;
    }
}
