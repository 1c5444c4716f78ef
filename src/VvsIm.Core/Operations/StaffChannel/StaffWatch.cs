using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Operations.StaffChannel;

/// <summary>
/// Twice a second, on every worker: whoever has lost the role for which they listen to a staff channel is unsubscribed, and again until
/// their token has expired, because a realtime engine may take it once more.
/// </summary>
internal sealed partial class StaffWatch(
    StaffListeners listeners,
    IRealtime realtime,
    TimeProvider time,
    ILogger<StaffWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private bool away;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryLookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (userId, scopeId) in await listeners.FallenAsync(cancellationToken))
                await realtime.UnsubscribeAsync(userId, Channels.Staff(scopeId), cancellationToken);
            away = false;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or RealtimeUnavailableException)
        {
            // Tried again at the next turn.
            if (!away)
                LogAway(e);
            away = true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Who may listen to staff channels could not be looked at")]
    private partial void LogAway(Exception exception);
}
