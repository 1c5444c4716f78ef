namespace VvsIm.Core.Search.Indexing;

/// <summary>What the index must know of a message.</summary>
/// <param name="ConversationId">Where it was said.</param>
/// <param name="Seq">Its number there.</param>
/// <param name="SenderId">Who said it.</param>
/// <param name="Text">As it is now; empty for what has no words, or is gone.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Reacted">Somebody has reacted.</param>
/// <param name="Pinned">It is pinned.</param>
/// <param name="Threaded">It begins a thread or stands in one.</param>
internal sealed record IndexedMessage(
    Guid ConversationId,
    long Seq,
    Guid SenderId,
    string Text,
    DateTime CreatedAt,
    bool Reacted,
    bool Pinned,
    bool Threaded
)
{
    /// <summary>Columns of <c>messages x</c> that <see cref="Read"/> takes.</summary>
    public const string Columns = """
        x.conversation_id, x.seq, x.sender_id, CASE WHEN x.deleted_at IS NULL THEN x.text ELSE '' END, x.created_at,
        x.reactions IS NOT NULL, x.pinned_at IS NOT NULL, x.thread_seq IS NOT NULL OR x.thread_count IS NOT NULL
        """;

    public static IndexedMessage Read(Npgsql.NpgsqlDataReader row, int at) =>
        new(
            row.GetGuid(at),
            row.GetInt64(at + 1),
            row.GetGuid(at + 2),
            row.GetString(at + 3),
            row.GetDateTime(at + 4),
            row.GetBoolean(at + 5),
            row.GetBoolean(at + 6),
            row.GetBoolean(at + 7)
        );
}
