using Microsoft.Extensions.Hosting;
using Npgsql;

namespace VvsIm.Core.Database;

/// <summary>
/// Looks twice a second, on every node, whether something kept in memory is still as the database has it: what is changed anywhere holds
/// everywhere within a second, and no request asks the database for it. What was read last holds while the database is away.
/// </summary>
internal abstract class Watch(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim turn = new(1);
    private bool away;

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first request is served.
        await BeginAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Looks now. Whoever has just changed it calls this after the commit, and need not wait for the next turn.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await LookAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    /// <summary>Looks once; one at a time.</summary>
    protected abstract Task LookAsync(CancellationToken cancellationToken);

    /// <summary>Says that the database is away: once, however long it is.</summary>
    protected abstract void SayAway(Exception exception);

    /// <summary>Before the first turn.</summary>
    protected virtual Task BeginAsync(CancellationToken cancellationToken) => RefreshAsync(cancellationToken);

    /// <summary>After each turn that began by itself, with how many there have been.</summary>
    protected virtual Task AfterAsync(int turns, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            for (var turns = 1; await timer.WaitForNextTickAsync(stoppingToken); turns++)
                await TryTurnAsync(turns, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryTurnAsync(int turns, CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(cancellationToken);
            await AfterAsync(turns, cancellationToken);
            away = false;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            if (!away)
                SayAway(e);
            away = true;
        }
    }
}
