using Npgsql;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;
using VvsIm.Core.Messages.Attaching;

namespace VvsIm.Core.Moderation.Held;

/// <summary>A row of <c>held_messages</c>.</summary>
/// <param name="Message">What crosses the wire.</param>
/// <param name="SenderId">Whose it is.</param>
/// <param name="WorkspaceId">Where.</param>
/// <param name="AttachmentIds">The uploads that wait with it; null if none.</param>
/// <param name="AttachmentsOf">The message whose files are to go with it.</param>
/// <param name="RuleName">What the rule was called.</param>
internal sealed record HeldRow(
    HeldMessage Message,
    Guid SenderId,
    Guid WorkspaceId,
    Guid[]? AttachmentIds,
    Guid? AttachmentsOf,
    string RuleName
)
{
    /// <summary>The columns of <c>held_messages h</c> that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns = """
        h.id, h.conversation_id, h.client_id, h.text, h.reply_to_seq, h.thread_seq, h.forwarded_from, h.held_at, h.rejected_at, h.reason,
        h.sender_id, h.workspace_id, h.attachment_ids, h.attachments_of, h.rule_name,
        coalesce(
          (
            SELECT jsonb_agg(attachment(a) ORDER BY array_position(h.attachment_ids, a.id))::text FROM media a
            WHERE a.id = ANY (h.attachment_ids)
          ),
          (SELECT x.attachments::text FROM messages x WHERE x.id = h.attachments_of AND x.deleted_at IS NULL)
        )
        """;

    /// <summary>How many columns that are.</summary>
    public const int Count = 16;

    /// <summary>
    /// Of <c>held_messages h</c>: it has not been said. Between storing a message and removing its row somebody may look, or the node may die.
    /// </summary>
    public const string Unsaid = """
        NOT EXISTS (
          SELECT FROM messages said
          WHERE said.conversation_id = h.conversation_id AND said.sender_id = h.sender_id AND said.client_id = h.client_id
        )
        """;

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static HeldRow Read(NpgsqlDataReader row) =>
        new(
            new HeldMessage
            {
                Id = row.GetGuid(0),
                ConversationId = row.GetGuid(1),
                ClientId = row.GetGuid(2),
                Text = row.GetString(3),
                ReplyToSeq = row.IsDBNull(4) ? null : row.GetInt64(4),
                ThreadSeq = row.IsDBNull(5) ? null : row.GetInt64(5),
                ForwardedFromId = row.IsDBNull(6) ? null : row.GetGuid(6),
                HeldAt = row.GetFieldValue<DateTimeOffset>(7),
                RejectedAt = row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
                Reason = row.IsDBNull(9) ? null : row.GetString(9),
                Attachments = AttachmentRows.Read(row.IsDBNull(15) ? null : row.GetString(15)),
            },
            row.GetGuid(10),
            row.GetGuid(11),
            row.IsDBNull(12) ? null : row.GetFieldValue<Guid[]>(12),
            row.IsDBNull(13) ? null : row.GetGuid(13),
            row.GetString(14)
        );

    /// <summary>
    /// Takes turns with whoever else does something about what was sent under this client id, until the transaction ends: holding it, letting it
    /// through, turning it down, taking it back.
    /// </summary>
    public static Task LockAsync(NpgsqlConnection connection, Guid clientId, CancellationToken cancellationToken) =>
        connection
            .Command("SELECT pg_advisory_xact_lock(hashtextextended('held:' || $1::uuid, 0))", clientId)
            .RunAsync(cancellationToken);

    /// <summary>The message that it becomes.</summary>
    public Append ToAppend(DateTimeOffset now) =>
        new(Message.ConversationId, SenderId, Message.ClientId, Guid.CreateVersion7(now), Message.Text)
        {
            ReplyToSeq = Message.ReplyToSeq,
            ThreadSeq = Message.ThreadSeq,
            ForwardedFrom = Message.ForwardedFromId,
            AttachmentIds = AttachmentIds,
            AttachmentsOf = AttachmentsOf,
            Reviewed = true,
        };
}
