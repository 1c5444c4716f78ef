using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;

namespace VvsIm.Core.Operations.Overview;

/// <summary>Makes an hour out of its minutes once it has passed, and forgets what is older than it is kept.</summary>
internal sealed class RollUpMeasurements(NpgsqlDataSource database) : IJob
{
    private const string RollUp = """
        INSERT INTO measurements (
          span, at, minutes, messages, failures, failed_jobs, deliveries, waited_ms, longest_ms, online, connections, outbox_depth,
          outbox_dead, storage_bytes, database_bytes
        )
        SELECT 'hour', date_trunc('hour', at), count(*), sum(messages), sum(failures), sum(failed_jobs), sum(deliveries), sum(waited_ms),
          max(longest_ms), max(online), max(connections), max(outbox_depth), max(outbox_dead),
          (array_agg(storage_bytes ORDER BY at DESC))[1], (array_agg(database_bytes ORDER BY at DESC))[1]
        FROM measurements
        WHERE span = 'minute' AND at < date_trunc('hour', now())
        GROUP BY date_trunc('hour', at)
        ON CONFLICT DO NOTHING
        """;

    private static readonly string[] Forget =
    [
        "DELETE FROM measurements WHERE span = 'minute' AND at < now() - interval '2 days'",
        "DELETE FROM measurements WHERE span = 'hour' AND at < now() - interval '60 days'",
        "DELETE FROM node_minutes WHERE minute < now() - interval '2 days'",
        "DELETE FROM nodes WHERE beat_at < now() - interval '1 day'",
        "DELETE FROM jobs WHERE seen_at < now() - interval '30 days' AND (started_at IS NULL OR started_at < now() - interval '30 days')",
    ];

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await database.Command(RollUp).RunAsync(cancellationToken);
        foreach (var forget in Forget)
            await database.Command(forget).RunAsync(cancellationToken);
    }
}
