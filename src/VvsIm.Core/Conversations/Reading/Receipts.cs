using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Conversations.Reading;

/// <summary>Tells authors that somebody has seen what they said: both must have receipts on, and few enough must be there to care.</summary>
internal static class Receipts
{
    // Threads are read elsewhere: whoever reads the conversation has not seen what was said in them.
    private const string Authors = """
        SELECT DISTINCT x.sender_id
        FROM (
          SELECT sender_id FROM messages
          WHERE conversation_id = $1 AND seq > $3 AND seq <= $4 AND sender_id <> $2
            AND deleted_at IS NULL AND thread_seq IS NULL
          ORDER BY seq DESC
          LIMIT $6
        ) x
        JOIN users author ON author.id = x.sender_id AND author.read_receipts
        JOIN conversation_members m ON m.conversation_id = $1 AND m.user_id = x.sender_id AND m.left_at IS NULL
        WHERE EXISTS (SELECT FROM users WHERE id = $2 AND read_receipts)
          AND EXISTS (
                    SELECT FROM conversations c JOIN workspaces w ON w.id = c.workspace_id
                    WHERE c.id = $1 AND c.member_count <= $5 AND NOT w.settings @> '{"readReceipts": false}'
                  )
        """;

    /// <summary>In the transaction that moved the position, of somebody who had seen up to <paramref name="before"/>.</summary>
    public static async Task TellAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        long before,
        long seen,
        CancellationToken cancellationToken
    )
    {
        if (seen <= before)
            return;
        var authors = await AuthorsAsync(connection, id, userId, before, seen, cancellationToken);
        if (authors.Count > 0)
            await OutboxWriter.WriteAsync(
                connection,
                OutboxPartition.Of(id),
                [.. authors.Select(Channels.User)],
                new ReadReceipt(id, userId, seen),
                cancellationToken
            );
    }

    private static async Task<List<Guid>> AuthorsAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        long before,
        long seen,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(Authors, connection)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = userId },
                new() { Value = before },
                new() { Value = seen },
                new() { Value = Limits.ReceiptMembers },
                new() { Value = Limits.ReceiptMessages },
            },
        };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var authors = new List<Guid>();
        while (await row.ReadAsync(cancellationToken))
            authors.Add(row.GetGuid(0));
        return authors;
    }
}
