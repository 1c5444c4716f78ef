namespace VvsIm.Web.EmbeddedRealtime;

/// <summary>One clock for all connections and channels, and their end when the host stops.</summary>
internal sealed class HubSweep(Hub hub, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server waits for open connections before it stops hosted services, so they must end earlier than this one does.
        await using var stopping = lifetime.ApplicationStopping.Register(hub.ShutDown);
        using var timer = new PeriodicTimer(Interval, hub.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                hub.Sweep();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            hub.ShutDown();
        }
    }
}
