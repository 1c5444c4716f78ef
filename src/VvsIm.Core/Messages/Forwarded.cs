using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Messages;

/// <summary>A message that is said again elsewhere.</summary>
/// <param name="Text">What it says now; null once deleted.</param>
/// <param name="From">Who first said it.</param>
/// <param name="HasAttachments">Files go with it.</param>
internal sealed record Forwarded(string? Text, Guid From, bool HasAttachments)
{
    /// <summary>Null when there is no such message, or not for this person.</summary>
    public static Task<Forwarded?> FindAsync(
        NpgsqlDataSource database,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        database
            .Command(
                """
                SELECT CASE WHEN x.deleted_at IS NULL THEN x.text END, coalesce(x.forwarded_from, x.sender_id), x.attachments IS NOT NULL
                FROM messages x
                JOIN conversation_readers m
                  ON m.conversation_id = x.conversation_id AND m.user_id = $2
                  AND coalesce(x.thread_seq, x.seq) > m.history_from
                WHERE x.id = $1 AND x.system IS NULL
                """,
                id,
                userId
            )
            .FirstAsync(
                row => new Forwarded(row.IsDBNull(0) ? null : row.GetString(0), row.GetGuid(1), row.GetBoolean(2)),
                cancellationToken
            );
}
