using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace VvsIm.Core.Jobs;

/// <summary>On every worker: says which jobs there are, and runs those that somebody wants to run now.</summary>
internal sealed partial class JobWatch(
    JobRunner runner,
    JobBook book,
    JobRequests requests,
    TimeProvider time,
    ILogger<JobWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, Task> running = [];
    private bool registered;
    private bool away;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do await TryLookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what it has begun is told to end too.
        }
        await Task.WhenAll(running.Values);
    }

    private async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!registered)
                await book.RegisterAsync(runner.Known, cancellationToken);
            registered = true;
            foreach (var (job, askedBy) in await requests.WaitingAsync(cancellationToken))
                Begin(job, askedBy, cancellationToken);
            away = false;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            // Tried again at the next turn.
            if (!away)
                LogAway(e);
            away = true;
        }
    }

    // A job may take hours: others that are wanted do not wait for it.
    private void Begin(string job, Guid askedBy, CancellationToken cancellationToken)
    {
        if (running.TryGetValue(job, out var run) && !run.IsCompleted)
            return;
        if (runner.Known.Any(known => known.Name == job))
            running[job] = RunAsync(job, askedBy, cancellationToken);
    }

    private async Task RunAsync(string job, Guid askedBy, CancellationToken cancellationToken)
    {
        try
        {
            // It stays asked for while it runs elsewhere.
            await runner.RunAsync(job, askedBy, cancellationToken, () => requests.TakeAsync(job, cancellationToken));
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            LogAway(e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Which jobs are wanted could not be looked at")]
    private partial void LogAway(Exception exception);
}
