using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;

namespace VvsIm.Core.Operations.Overview;

/// <summary>Writes down the minute that has just passed. Run a little after it, when every process has said what it counted.</summary>
internal sealed class MeasureMinute(NpgsqlDataSource database, OverviewReading reading) : IJob
{
    private const string Insert = """
        WITH past AS (
          SELECT date_trunc('minute', now()) - interval '1 minute' AS begins, date_trunc('minute', now()) AS ends
        )
        INSERT INTO measurements (
          span, at, minutes, messages, failures, failed_jobs, deliveries, waited_ms, longest_ms, online, connections, outbox_depth,
          outbox_dead, storage_bytes, database_bytes
        )
        SELECT 'minute', past.begins, 1,
          (SELECT count(*) FROM messages WHERE created_at >= past.begins AND created_at < past.ends),
          coalesce(sum(n.failures), 0),
          (SELECT count(*) FROM job_runs WHERE result = 'failed' AND ended_at >= past.begins AND ended_at < past.ends),
          coalesce(sum(n.deliveries), 0), coalesce(sum(n.waited_ms), 0), coalesce(max(n.longest_ms), 0),
          $1::bigint, $2::bigint, $3, $4, $5, $6
        FROM past LEFT JOIN node_minutes n ON n.minute = past.begins
        GROUP BY past.begins, past.ends
        ON CONFLICT DO NOTHING
        """;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = await reading.ReadAsync(cancellationToken);
        await database
            .Command(
                Insert,
                now.UsersOnline,
                now.Connections,
                now.OutboxDepth,
                now.OutboxDead,
                now.StorageBytes,
                now.DatabaseBytes
            )
            .RunAsync(cancellationToken);
    }
}
