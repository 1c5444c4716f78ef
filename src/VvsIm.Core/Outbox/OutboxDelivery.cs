using System.Text;
using Npgsql;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Outbox;

/// <summary>
/// Delivers one batch of one partition: lock it, read in order of id, publish, delete what was taken, commit. A crash between
/// publishing and committing delivers again, with the same idempotency keys.
/// </summary>
internal sealed class OutboxDelivery(NpgsqlDataSource database, IRealtime realtime, IOutboxAudience audience)
{
    private const int LockClass = 0x0B0C5;

    /// <summary>The rows that left the outbox, dead ones included; null when another worker drains this partition.</summary>
    /// <exception cref="RealtimeUnavailableException">Nothing was taken out: try again later.</exception>
    public async Task<IReadOnlyList<Delivered>?> DeliverAsync(
        short partition,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await ReadAsync(connection, partition, limit, cancellationToken) is not { } rows)
            return null;
        if (rows.Count == 0)
            return [];

        var errors = await realtime.PublishAsync(await AddressAsync(rows, cancellationToken), cancellationToken);
        Delivered[] delivered = [.. rows.Select((row, i) => new Delivered(row, errors[i]))];
        await RemoveAsync(connection, partition, delivered, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return delivered;
    }

    private static async Task<List<OutboxRow>?> ReadAsync(
        NpgsqlConnection connection,
        short partition,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                // Taking rows out need not survive a crash: they would only be delivered again.
                new("SELECT pg_try_advisory_xact_lock($1, $2), set_config('synchronous_commit', 'off', true)")
                {
                    Parameters =
                    {
                        new() { Value = LockClass },
                        new() { Value = (int)partition },
                    },
                },
                // A statement of its own, so that it sees what the holder of the lock before us had deleted.
                new(
                    """
                    SELECT id, channels, audience_id, payload, created_at FROM outbox
                    WHERE partition = $1 ORDER BY id LIMIT $2
                    """
                )
                {
                    Parameters =
                    {
                        new() { Value = partition },
                        new() { Value = limit },
                    },
                },
            },
        };
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        if (!row.GetBoolean(0))
            return null;
        await row.NextResultAsync(cancellationToken);
        var rows = new List<OutboxRow>();
        while (await row.ReadAsync(cancellationToken))
            rows.Add(
                new(
                    row.GetInt64(0),
                    row.GetFieldValue<string[]>(1),
                    row.IsDBNull(2) ? null : row.GetGuid(2),
                    row.GetString(3),
                    row.GetFieldValue<DateTimeOffset>(4)
                )
            );
        return rows;
    }

    private async Task<Publication[]> AddressAsync(List<OutboxRow> rows, CancellationToken cancellationToken)
    {
        Guid[] audienceIds = [.. rows.Select(row => row.AudienceId).OfType<Guid>().Distinct()];
        var audiences = audienceIds.Length == 0 ? null : await audience.FindAsync(audienceIds, cancellationToken);
        // Spelled once per audience: a batch is often one busy conversation.
        var channels = audiences?.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Members.Select(Channels.User).ToArray()
        );
        return [.. rows.Select(Address)];

        Publication Address(OutboxRow row)
        {
            if (row.AudienceId is not { } id || audiences is null || !audiences.TryGetValue(id, out var heard))
                return new(row.Channels, Encoding.UTF8.GetBytes(row.Payload), row.Id.ToString());
            var payload = heard.HistoryFloor == 0 ? row.Payload : audience.Shown(row.Payload, heard);
            return new([.. row.Channels, .. channels![id]], Encoding.UTF8.GetBytes(payload), row.Id.ToString());
        }
    }

    private static async Task RemoveAsync(
        NpgsqlConnection connection,
        short partition,
        Delivered[] delivered,
        CancellationToken cancellationToken
    )
    {
        Delivered[] dead = [.. delivered.Where(row => row.Error is not null)];
        await using var batch = new NpgsqlBatch(connection);
        if (dead.Length > 0)
            batch.BatchCommands.Add(
                new(
                    """
                    INSERT INTO outbox_dead (id, partition, channels, audience_id, payload, created_at, error)
                    SELECT o.id, o.partition, o.channels, o.audience_id, o.payload, o.created_at, dead.error
                    FROM outbox o
                    JOIN unnest($2::bigint[], $3::text[]) AS dead (id, error) ON dead.id = o.id
                    WHERE o.partition = $1
                    """
                )
                {
                    Parameters =
                    {
                        new() { Value = partition },
                        new() { Value = dead.Select(row => row.Row.Id).ToArray() },
                        new() { Value = dead.Select(row => $"{row.Error!.Code} {row.Error.Message}").ToArray() },
                    },
                }
            );
        batch.BatchCommands.Add(
            new("DELETE FROM outbox WHERE partition = $1 AND id = ANY ($2)")
            {
                Parameters =
                {
                    new() { Value = partition },
                    new() { Value = delivered.Select(row => row.Row.Id).ToArray() },
                },
            }
        );
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>A row that left the outbox; with an error it was set aside in <c>outbox_dead</c>.</summary>
internal sealed record Delivered(OutboxRow Row, PublicationError? Error);
