using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Operations.Nodes;

/// <summary>Says every two seconds that this process lives, and writes down what it has counted.</summary>
internal sealed partial class NodeBeat(
    NodeIdentity node,
    NodeCounters counters,
    NpgsqlDataSource database,
    TimeProvider time,
    ILogger<NodeBeat> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private const string Beat = """
        INSERT INTO nodes (id, name, roles, version, started_at, beat_at) VALUES ($1, $2, $3, $4, $5, now())
        ON CONFLICT (id) DO UPDATE SET beat_at = EXCLUDED.beat_at
        """;

    private const string Count = """
        INSERT INTO node_minutes (minute, node_id, requests, failures, deliveries, waited_ms, longest_ms)
        SELECT m.minute, $1, m.requests, m.failures, m.deliveries, m.waited_ms, m.longest_ms
        FROM unnest($2::timestamptz[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
          AS m (minute, requests, failures, deliveries, waited_ms, longest_ms)
        ON CONFLICT (minute, node_id) DO UPDATE SET
          requests = node_minutes.requests + EXCLUDED.requests,
          failures = node_minutes.failures + EXCLUDED.failures,
          deliveries = node_minutes.deliveries + EXCLUDED.deliveries,
          waited_ms = node_minutes.waited_ms + EXCLUDED.waited_ms,
          longest_ms = greatest(node_minutes.longest_ms, EXCLUDED.longest_ms)
        """;

    private bool away;

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await CountAsync(cancellationToken);
            await database.Command("DELETE FROM nodes WHERE id = $1", node.Id).RunAsync(cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            // Without it the process counts as gone a little later.
            LogAway(e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do await TryBeatAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryBeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database
                .Command(Beat, node.Id, node.Name, node.Roles, NodeIdentity.Version, node.StartedAt)
                .RunAsync(cancellationToken);
            await CountAsync(cancellationToken);
            away = false;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            if (!away)
                LogAway(e);
            away = true;
        }
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var taken = counters.Take();
        if (taken.Count == 0)
            return;
        try
        {
            MinuteCounts[] counts = [.. taken.Values];
            await database
                .Command(
                    Count,
                    node.Id,
                    taken.Keys.ToArray(),
                    counts.Select(c => c.Requests).ToArray(),
                    counts.Select(c => c.Failures).ToArray(),
                    counts.Select(c => c.Deliveries).ToArray(),
                    counts.Select(c => c.WaitedMs).ToArray(),
                    counts.Select(c => c.LongestMs).ToArray()
                )
                .RunAsync(cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            counters.Return(taken);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "That this process lives could not be written down")]
    private partial void LogAway(Exception exception);
}
