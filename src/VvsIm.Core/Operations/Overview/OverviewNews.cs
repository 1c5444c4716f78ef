using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Operations;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Operations.Nodes;
using VvsIm.Core.Operations.StaffChannel;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Operations.Overview;

/// <summary>
/// Tells operators the figures every other second while any of them listens, and does nothing else. One worker does it: the one that has
/// lived longest.
/// </summary>
internal sealed partial class OverviewNews(
    StaffListeners listeners,
    OverviewReading reading,
    IRealtime realtime,
    NodeIdentity node,
    NpgsqlDataSource database,
    TimeProvider time,
    ILogger<OverviewNews> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // A process that says nothing for ten seconds is not waited for any longer.
    private const string Eldest = """
        SELECT id FROM nodes WHERE roles LIKE '%worker%' AND beat_at > now() - interval '10 seconds' ORDER BY started_at, id LIMIT 1
        """;

    private bool away;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryTellAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryTellAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await listeners.AnyAsync(Guid.Empty, cancellationToken) || !await IsMineAsync(cancellationToken))
                return;
            RealtimeEvent happened = new OverviewMeasured(await reading.ReadAsync(cancellationToken));
            var data = JsonSerializer.SerializeToUtf8Bytes(happened, VvsImJson.Default.RealtimeEvent);
            await realtime.PublishAsync(
                [new Publication([Channels.Staff(Guid.Empty)], data, null) { Transient = true }],
                cancellationToken
            );
            away = false;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or RealtimeUnavailableException)
        {
            // Worth nothing later: the next figures come in two seconds.
            if (!away)
                LogAway(e);
            away = true;
        }
    }

    private async Task<bool> IsMineAsync(CancellationToken cancellationToken) =>
        await database.Command(Eldest).FirstAsync(row => row.GetGuid(0), cancellationToken) == node.Id;

    [LoggerMessage(LogLevel.Warning, "The live figures could not be told")]
    private partial void LogAway(Exception exception);
}
