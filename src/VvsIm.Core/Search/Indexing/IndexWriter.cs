using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Search.Indexing;

/// <summary>
/// One batch of the index, in one transaction with how far it has come: a crash repeats a batch or does not, and either is the same.
/// </summary>
internal sealed class IndexWriter(NpgsqlDataSource database, IOptions<SearchOptions> options)
{
    /// <summary>Of the two parts of the advisory lock, the first; the second is 0.</summary>
    public const int Lock = 0x5656_5345;

    private const int ConversationsAtOnce = 8;

    private const string Follow = $"""
        SELECT b.id, b.last_change, x.change, {IndexedMessage.Columns}
        FROM (
          SELECT c.id, c.active_at, c.last_change, coalesce(p.change, 0) AS change
          FROM conversations c
          LEFT JOIN search_positions p ON p.conversation_id = c.id
          WHERE c.last_change > coalesce(p.change, 0)
          ORDER BY c.active_at DESC LIMIT $1
        ) b
        LEFT JOIN LATERAL (
          SELECT * FROM messages WHERE conversation_id = b.id AND change > b.change ORDER BY change LIMIT $2
        ) x ON true
        ORDER BY b.active_at DESC, b.id, x.change
        LIMIT $2
        """;

    private const string CatchUp = $"""
        SELECT p.conversation_id, x.seq IS NOT NULL, {IndexedMessage.Columns}
        FROM (
          SELECT p.conversation_id, p.remaining
          FROM search_positions p
          JOIN conversations c ON c.id = p.conversation_id
          WHERE p.remaining > 0
          ORDER BY c.active_at DESC LIMIT 1
        ) p
        LEFT JOIN LATERAL (
          SELECT * FROM messages WHERE conversation_id = p.conversation_id AND seq <= p.remaining ORDER BY seq DESC LIMIT $1
        ) x ON true
        ORDER BY x.seq DESC
        """;

    /// <summary>Takes up what was said, changed or deleted since.</summary>
    /// <returns>Whether there was anything to do.</returns>
    public Task<bool> FollowAsync(CancellationToken cancellationToken) =>
        InTurnAsync(FollowOnceAsync, cancellationToken);

    /// <summary>Takes up some of what was there before the index was, the newest first.</summary>
    /// <returns>Whether there was anything to do.</returns>
    public Task<bool> CatchUpAsync(CancellationToken cancellationToken) =>
        InTurnAsync(CatchUpOnceAsync, cancellationToken);

    private async Task<bool> InTurnAsync(
        Func<NpgsqlConnection, CancellationToken, Task<bool>> work,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Statements after it see what the holder before us has written.
        var ours = await connection
            .Command("SELECT pg_try_advisory_xact_lock($1, 0)", Lock)
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
        if (!ours || !await work(connection, cancellationToken))
            return false;
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<bool> FollowOnceAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var most = options.Value.BatchSize;
        var rows = await connection
            .Command(Follow, ConversationsAtOnce, most)
            .ListAsync(
                row =>
                    (
                        Id: row.GetGuid(0),
                        Latest: row.GetInt64(1),
                        Change: row.IsDBNull(2) ? 0 : row.GetInt64(2),
                        Message: row.IsDBNull(2) ? null : IndexedMessage.Read(row, 3)
                    ),
                cancellationToken
            );
        if (rows.Count == 0)
            return false;
        // All of a conversation was read, unless the batch ends within it: then what follows its last row is still to come.
        var cut = rows.Count == most ? rows[^1] : default;
        var positions = rows.GroupBy(row => row.Id)
            .Select(group =>
                (group.Key, Change: group.Key == cut.Id && cut.Message is not null ? cut.Change : group.First().Latest)
            )
            .ToList();
        await Documents.WriteAsync(
            connection,
            [.. rows.Select(row => row.Message).OfType<IndexedMessage>()],
            cancellationToken
        );
        await connection
            .Command(
                """
                INSERT INTO search_positions (conversation_id, change)
                SELECT * FROM unnest($1::uuid[], $2::bigint[])
                ON CONFLICT (conversation_id) DO UPDATE SET change = excluded.change
                """,
                positions.Select(position => position.Key).ToArray(),
                positions.Select(position => position.Change).ToArray()
            )
            .RunAsync(cancellationToken);
        return true;
    }

    private async Task<bool> CatchUpOnceAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection
            .Command(CatchUp, options.Value.BatchSize)
            .ListAsync(
                row => (Id: row.GetGuid(0), Message: row.GetBoolean(1) ? IndexedMessage.Read(row, 2) : null),
                cancellationToken
            );
        if (rows.Count == 0)
            return false;
        List<IndexedMessage> messages = [.. rows.Select(row => row.Message).OfType<IndexedMessage>()];
        await Documents.WriteAsync(connection, messages, cancellationToken);
        await connection
            .Command(
                "UPDATE search_positions SET remaining = $2 WHERE conversation_id = $1",
                rows[0].Id,
                messages.Count == 0 ? 0 : messages[^1].Seq - 1
            )
            .RunAsync(cancellationToken);
        return true;
    }
}
