using VvsIm.Contracts.Media;
using VvsIm.Core.Messages.Attaching;
using VvsIm.Core.Search.Matching;

namespace VvsIm.Core.Search.Indexing;

/// <summary>What the index must know of a message.</summary>
/// <param name="ConversationId">Where it was said.</param>
/// <param name="Seq">Its number there.</param>
/// <param name="SenderId">Who said it.</param>
/// <param name="Text">As it is now; empty for what has no words, or is gone.</param>
/// <param name="Files">Its files; null for none, or when it is gone.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Reacted">Somebody has reacted.</param>
/// <param name="Pinned">It is pinned.</param>
/// <param name="Threaded">It begins a thread or stands in one.</param>
internal sealed record IndexedMessage(
    Guid ConversationId,
    long Seq,
    Guid SenderId,
    string Text,
    Attachment[]? Files,
    DateTime CreatedAt,
    bool Reacted,
    bool Pinned,
    bool Threaded
)
{
    /// <summary>What it is found by: its words, and the names of its files. Empty for what is not to be found.</summary>
    public string Words => MessageWords.Of(Text, Files);

    /// <summary>Columns of <c>messages x</c> that <see cref="Read"/> takes.</summary>
    public const string Columns = """
        x.conversation_id, x.seq, x.sender_id, CASE WHEN x.deleted_at IS NULL THEN x.text ELSE '' END,
        CASE WHEN x.deleted_at IS NULL THEN x.attachments::text END, x.created_at,
        x.reactions IS NOT NULL, x.pinned_at IS NOT NULL, x.thread_seq IS NOT NULL OR x.thread_count IS NOT NULL
        """;

    public static IndexedMessage Read(Npgsql.NpgsqlDataReader row, int at) =>
        new(
            row.GetGuid(at),
            row.GetInt64(at + 1),
            row.GetGuid(at + 2),
            row.GetString(at + 3),
            AttachmentRows.Read(row.IsDBNull(at + 4) ? null : row.GetString(at + 4)),
            row.GetDateTime(at + 5),
            row.GetBoolean(at + 6),
            row.GetBoolean(at + 7),
            row.GetBoolean(at + 8)
        );
}
