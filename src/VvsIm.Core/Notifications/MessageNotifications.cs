using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Database;

namespace VvsIm.Core.Notifications;

/// <summary>
/// Keeps what tells of a message in step with it. Each runs in the transaction that changes the message and holds its conversation's
/// lock; the events of that change tell the devices.
/// </summary>
internal static class MessageNotifications
{
    // Of a reply that also names them, they have been told by the append.
    private const string Replied = """
        INSERT INTO notifications (user_id, id, about, conversation_id, seq, thread_seq, reply, at)
        SELECT t.user_id, $3, 'message', $1, $4, $2, true, $5
        FROM thread_members t
        JOIN conversation_members m
          ON m.conversation_id = t.conversation_id AND m.user_id = t.user_id AND m.left_at IS NULL
        WHERE t.conversation_id = $1 AND t.thread_seq = $2 AND t.following AND t.user_id <> $6
        ON CONFLICT (id, user_id) DO UPDATE SET reply = true
        """;

    // The three parts of it touch different rows. The zero id stands for everybody.
    private const string Edited = """
        WITH edited AS (
          SELECT * FROM messages WHERE conversation_id = $1 AND seq = $2
        ),
        named AS MATERIALIZED (
          SELECT m.user_id
          FROM edited e
          JOIN conversation_members m
            ON m.conversation_id = e.conversation_id AND m.left_at IS NULL AND m.user_id <> e.sender_id
          WHERE m.user_id = ANY (e.mentions) OR '00000000-0000-0000-0000-000000000000' = ANY (e.mentions)
        ),
        gone AS (
          DELETE FROM notifications
          WHERE id = $3 AND about = 'message' AND NOT reply AND user_id NOT IN (SELECT user_id FROM named)
        ),
        answers_only AS (
          UPDATE notifications SET mention = false
          WHERE id = $3 AND about = 'message' AND reply AND mention AND user_id NOT IN (SELECT user_id FROM named)
        )
        INSERT INTO notifications (user_id, id, about, conversation_id, seq, thread_seq, mention, at)
        SELECT named.user_id, e.id, 'message', e.conversation_id, e.seq, e.thread_seq, true, e.edited_at
        FROM named, edited e
        ON CONFLICT (id, user_id) DO UPDATE SET mention = true WHERE NOT notifications.mention
        """;

    // What one does to one's own message is no news.
    private const string Reacted = """
        WITH latest AS (
          SELECT max(created_at) AS at FROM message_reactions
          WHERE conversation_id = $1 AND seq = $2 AND user_id <> $4
        ),
        gone AS (
          DELETE FROM notifications WHERE id = $3 AND user_id = $4 AND (SELECT at FROM latest) IS NULL
        )
        INSERT INTO notifications (user_id, id, about, conversation_id, seq, thread_seq, at)
        SELECT $4, $3, 'reaction', $1, $2, $5, at FROM latest WHERE at IS NOT NULL
        ON CONFLICT (id, user_id) DO UPDATE SET at = excluded.at, xact = pg_current_xact_id()
        """;

    /// <summary>Tells the followers of a thread, the sender left out, of a reply in it.</summary>
    public static Task RepliedAsync(
        NpgsqlConnection connection,
        Message reply,
        long threadSeq,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(Replied, reply.ConversationId, threadSeq, reply.Id, reply.Seq, reply.CreatedAt, reply.SenderId)
            .RunAsync(cancellationToken);

    /// <summary>After an edit or a deletion: who is named now is told, who is not any more is not; a deleted message tells nobody.</summary>
    public static async Task ReplacedAsync(
        NpgsqlConnection connection,
        Message before,
        Message after,
        CancellationToken cancellationToken
    )
    {
        if (after.DeletedAt is not null)
            await connection.Command("DELETE FROM notifications WHERE id = $1", after.Id).RunAsync(cancellationToken);
        else if (Names(before) || Names(after))
            await connection.Command(Edited, after.ConversationId, after.Seq, after.Id).RunAsync(cancellationToken);
    }

    /// <summary>After a reaction came or went: all of them to one message are one row, which lives as long as there is one of others.</summary>
    public static async Task ReactedAsync(
        NpgsqlConnection connection,
        Message message,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        if (userId == message.SenderId)
            return;
        await connection
            .Command(
                Reacted,
                message.ConversationId,
                message.Seq,
                message.Id,
                message.SenderId,
                message.ThreadSeq ?? (object)DBNull.Value
            )
            .RunAsync(cancellationToken);
    }

    private static bool Names(Message message) => message.Mentions is not null || message.MentionsAll;
}
