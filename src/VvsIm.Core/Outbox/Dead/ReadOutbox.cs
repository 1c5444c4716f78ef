using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Operations;
using VvsIm.Core.Database;

namespace VvsIm.Core.Outbox.Dead;

/// <summary><c>GET /api/admin/outbox</c>: what waits in each partition.</summary>
internal static class ReadOutbox
{
    private static readonly string Partitions = $"""
        SELECT p::smallint, coalesce(o.depth, 0), coalesce(o.age, 0)::float8, coalesce(d.dead, 0)
        FROM generate_series(0, {OutboxPartition.Count - 1}) p
        LEFT JOIN (
          SELECT partition, count(*) AS depth, greatest(extract(epoch FROM clock_timestamp() - min(created_at)), 0) AS age
          FROM outbox GROUP BY partition
        ) o ON o.partition = p
        LEFT JOIN (SELECT partition, count(*) AS dead FROM outbox_dead GROUP BY partition) d ON d.partition = p
        ORDER BY p
        """;

    public static async Task<Ok<OutboxState>> HandleAsync(
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            new OutboxState([
                .. await database
                    .Command(Partitions)
                    .ListAsync(
                        row => new OutboxPartitionState(
                            row.GetInt16(0),
                            row.GetInt64(1),
                            row.GetDouble(2),
                            row.GetInt64(3)
                        ),
                        cancellationToken
                    ),
            ])
        );
}
