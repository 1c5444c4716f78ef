using Npgsql;
using NpgsqlTypes;

namespace VvsIm.Load.Searching;

/// <summary>Fills conversations with messages of two years, past the API: sending a million would take its time.</summary>
internal static class MessageSeed
{
    /// <summary>Copies them in, spread unevenly: the first conversations are the busy ones.</summary>
    public static async Task CopyAsync(
        NpgsqlDataSource database,
        Guid[] conversations,
        Guid[] senders,
        int count,
        CancellationToken cancellationToken
    )
    {
        var (text, random) = (new ChatText(1), new Random(2));
        var seqs = new long[conversations.Length];
        var began = DateTime.UtcNow.AddDays(-730);
        var pace = TimeSpan.FromDays(729.9) / count;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using (
            var copy = await connection.BeginBinaryImportAsync(
                """
                COPY messages (conversation_id, seq, change, id, sender_id, client_id, text, created_at)
                FROM STDIN (FORMAT binary)
                """,
                cancellationToken
            )
        )
        {
            for (var i = 0; i < count; i++)
            {
                var at = (int)(conversations.Length * Math.Pow(random.NextDouble(), 2));
                var time = began + (pace * i);
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(conversations[at], cancellationToken);
                await copy.WriteAsync(++seqs[at], cancellationToken);
                await copy.WriteAsync(seqs[at], cancellationToken);
                await copy.WriteAsync(Guid.CreateVersion7(new DateTimeOffset(time)), cancellationToken);
                await copy.WriteAsync(senders[random.Next(senders.Length)], cancellationToken);
                await copy.WriteAsync(Guid.NewGuid(), cancellationToken);
                await copy.WriteAsync(text.Next(i), cancellationToken);
                await copy.WriteAsync(time, NpgsqlDbType.TimestampTz, cancellationToken);
            }
            await copy.CompleteAsync(cancellationToken);
        }
        await using var count1 = new NpgsqlCommand(
            """
            UPDATE conversations c SET last_seq = s.seq, last_change = s.seq
            FROM unnest($1::uuid[], $2::bigint[]) AS s (id, seq) WHERE c.id = s.id
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = conversations },
                new() { Value = seqs },
            },
        };
        await count1.ExecuteNonQueryAsync(cancellationToken);
        await using var analyze = new NpgsqlCommand("ANALYZE messages", connection);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Waits until the host's worker has put everything into the index; says how many a second.</summary>
    public static async Task IndexedAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var command = database.CreateCommand(
                """
                SELECT NOT EXISTS (
                  SELECT FROM conversations c LEFT JOIN search_positions p ON p.conversation_id = c.id
                  WHERE c.last_change > coalesce(p.change, 0) OR p.remaining > 0
                )
                """
            );
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                return;
            await Task.Delay(500, cancellationToken);
        }
    }
}
