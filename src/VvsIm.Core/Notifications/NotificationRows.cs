using Npgsql;
using VvsIm.Contracts.Notifications;
using VvsIm.Core.Messages.Attaching;

namespace VvsIm.Core.Notifications;

/// <summary>The one place that turns rows of <c>notifications</c> into what crosses the wire, and decides who may see them and what is read.</summary>
internal static class NotificationRows
{
    /// <summary>
    /// Rows <c>n</c> of one person (<c>$1</c>) with <c>read</c>. What they may not read (any more) is not there. Read is what
    /// is marked, and what lies behind their position in the conversation or the thread: asked each time, never counted up.
    /// </summary>
    public const string Mine = """
        (
          SELECT n.*, coalesce(
            n.read_at >= n.at OR (n.about = 'message' AND n.seq <= CASE WHEN n.thread_seq IS NULL THEN m.last_read_seq ELSE t.last_read_seq END),
            false
          ) AS read
          FROM notifications n
          LEFT JOIN LATERAL (
            SELECT last_read_seq FROM conversation_readers
            WHERE conversation_id = n.conversation_id AND user_id = n.user_id
              AND CASE WHEN n.seq IS NULL THEN member ELSE n.seq > history_from END
            OFFSET 0
          ) m ON true
          LEFT JOIN LATERAL (
            SELECT last_read_seq FROM thread_members
            WHERE conversation_id = n.conversation_id AND user_id = n.user_id AND thread_seq = n.thread_seq
            OFFSET 0
          ) t ON true
          WHERE n.user_id = $1 AND (n.conversation_id IS NULL OR m.last_read_seq IS NOT NULL)
        )
        """;

    /// <summary>How many are unread, up to <see cref="Contracts.Limits.CountedUnread"/>.</summary>
    public const string Unread = $"SELECT count(*)::int FROM (SELECT FROM {Mine} n WHERE NOT read LIMIT 100) unread";

    /// <summary>What <see cref="Read"/> takes, of rows <c>n</c> of <see cref="Mine"/> joined with <see cref="Beside"/>.</summary>
    public const string Columns = """
        n.id, n.about, n.mention, n.at, n.read, n.conversation_id, n.seq, n.thread_seq,
        coalesce(n.text, left(x.text, 300)),
        coalesce(r.actors, array_remove(ARRAY[coalesce(x.sender_id, n.actor_id)], NULL)),
        coalesce(nullif(r.people, 0), 1),
        r.emoji,
        x.attachments,
        n.notice,
        n.quote
        """;

    /// <summary>The message, and who reacted to it: each person once, with what they last reacted with.</summary>
    public const string Beside = """
        LEFT JOIN LATERAL (
          SELECT sender_id, text, CASE WHEN deleted_at IS NULL THEN attachments::text END AS attachments FROM messages WHERE conversation_id = n.conversation_id AND seq = n.seq OFFSET 0
        ) x ON true
        LEFT JOIN LATERAL (
          SELECT
            (array_agg(latest.user_id ORDER BY latest.created_at DESC, latest.user_id))[1:3] AS actors,
            count(*)::int AS people,
            (array_agg(latest.emoji ORDER BY latest.created_at DESC, latest.user_id))[1] AS emoji
          FROM (
            SELECT DISTINCT ON (user_id) user_id, emoji, created_at FROM message_reactions
            WHERE n.about = 'reaction' AND conversation_id = n.conversation_id AND seq = n.seq AND user_id <> n.user_id
            ORDER BY user_id, created_at DESC, emoji
          ) latest
        ) r ON true
        """;

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static Notification Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            Kind = KindOf(row.GetString(1), mention: row.GetBoolean(2)),
            At = row.GetFieldValue<DateTimeOffset>(3),
            Read = row.GetBoolean(4),
            ConversationId = row.IsDBNull(5) ? null : row.GetGuid(5),
            Seq = row.IsDBNull(6) ? null : row.GetInt64(6),
            ThreadSeq = row.IsDBNull(7) ? null : row.GetInt64(7),
            Text = row.IsDBNull(8) ? null : row.GetString(8),
            Actors = row.GetFieldValue<Guid[]>(9),
            People = row.GetInt32(10),
            Emoji = row.IsDBNull(11) ? null : row.GetString(11),
            Attachments = AttachmentRows.Read(row.IsDBNull(12) ? null : row.GetString(12)),
            Notice = row.IsDBNull(13) ? null : Enum.Parse<Notice>(row.GetString(13), ignoreCase: true),
            Quote = row.IsDBNull(14) ? null : row.GetString(14),
        };

    /// <summary>The condition on rows <c>n</c> for one kind.</summary>
    public static string Where(NotificationKind kind) =>
        kind switch
        {
            NotificationKind.Mention => "n.mention",
            NotificationKind.Reply => "n.about = 'message' AND NOT n.mention",
            NotificationKind.Reaction => "n.about = 'reaction'",
            NotificationKind.Invite => "n.about = 'invite'",
            NotificationKind.Moderation => "n.about = 'moderation'",
            _ => "n.about = 'broadcast'",
        };

    private static NotificationKind KindOf(string about, bool mention) =>
        about switch
        {
            "message" => mention ? NotificationKind.Mention : NotificationKind.Reply,
            "reaction" => NotificationKind.Reaction,
            "invite" => NotificationKind.Invite,
            "moderation" => NotificationKind.Moderation,
            _ => NotificationKind.Broadcast,
        };
}
