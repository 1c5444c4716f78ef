using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Database;

namespace VvsIm.Core.Messages.Threads;

/// <summary>Where one person stands in threads.</summary>
internal static class ThreadPositions
{
    /// <summary>
    /// The columns of a position, of rows <c>t</c> of <c>thread_members</c>: following, last_read_seq, unread
    /// (<see cref="Contracts.Limits.CountedUnread"/>).
    /// </summary>
    public const string Columns = """
        t.following,
        t.last_read_seq,
        CASE WHEN t.following THEN (
          SELECT count(*)::int
          FROM (
            SELECT FROM messages x
            WHERE x.conversation_id = t.conversation_id AND x.thread_seq = t.thread_seq AND x.seq > t.last_read_seq
              AND x.sender_id <> t.user_id AND x.deleted_at IS NULL
            LIMIT 100
          ) replies
        ) ELSE 0 END
        """;

    /// <summary>The positions in the threads that begin with these messages; one who never had to do with a thread has none.</summary>
    public static async Task<ThreadPosition[]> ReadAsync(
        NpgsqlDataSource database,
        Guid conversationId,
        Guid userId,
        long[] threadSeqs,
        CancellationToken cancellationToken
    ) =>
        [
            .. await database
                .Command(
                    $"""
                    SELECT t.thread_seq, {Columns} FROM thread_members t
                    WHERE t.conversation_id = $1 AND t.user_id = $2 AND t.thread_seq = ANY ($3)
                    ORDER BY t.thread_seq
                    """,
                    conversationId,
                    userId,
                    threadSeqs
                )
                .ListAsync(row => Read(row, 0), cancellationToken),
        ];

    /// <summary>Reads thread_seq and <see cref="Columns"/>, the first of which is column <paramref name="at"/>.</summary>
    public static ThreadPosition Read(NpgsqlDataReader row, int at) =>
        new(row.GetInt64(at), row.GetBoolean(at + 1), row.GetInt64(at + 2), row.GetInt32(at + 3));
}
