using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Outbox;

/// <summary>
/// Drains the outbox to the realtime engine: a loop per partition, woken at commit or by the poll, no pause after a full batch,
/// backoff with jitter while the engine or the database is away.
/// </summary>
internal sealed partial class OutboxRelay(
    OutboxDelivery delivery,
    OutboxSignal signal,
    OutboxMeter meter,
    NpgsqlDataSource database,
    IOptions<OutboxOptions> options,
    TimeProvider time,
    ILogger<OutboxRelay> logger
) : BackgroundService
{
    private readonly SemaphoreSlim turns = new(options.Value.Concurrency);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var drains = Enumerable.Range(0, OutboxPartition.Count).Select(p => DrainAsync((short)p, stoppingToken));
        return Task.WhenAll(drains.Append(PollAsync(stoppingToken)));
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        turns.Dispose();
        base.Dispose();
    }

    private async Task DrainAsync(short partition, CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            await signal.WaitAsync(partition, cancellationToken);
            try
            {
                await DrainOnceAsync(partition, cancellationToken);
                if (failures > 0)
                    LogRecovered(partition, failures);
                failures = 0;
            }
            catch (Exception e) when (e is RealtimeUnavailableException or NpgsqlException or TimeoutException)
            {
                var delay = Backoff(failures++);
                LogFailed(partition, e.Message, delay.TotalMilliseconds);
                await Task.Delay(delay, time, cancellationToken);
                signal.Raise(partition);
            }
        }
    }

    private async Task DrainOnceAsync(short partition, CancellationToken cancellationToken)
    {
        int count;
        do
        {
            await turns.WaitAsync(cancellationToken);
            try
            {
                var delivered = await delivery.DeliverAsync(partition, options.Value.BatchSize, cancellationToken);
                foreach (var row in delivered ?? [])
                    Account(partition, row);
                count = delivered?.Count ?? 0;
            }
            finally
            {
                turns.Release();
            }
        } while (count == options.Value.BatchSize);
    }

    private void Account(short partition, Delivered row)
    {
        if (row.Error is null)
            meter.Delivered(time.GetUtcNow() - row.Row.CreatedAt);
        else
        {
            meter.Died();
            LogDead(row.Row.Id, partition, row.Error.Code, row.Error.Message);
        }
    }

    /// <summary>Finds rows that other processes committed, or that were here before this one started.</summary>
    private async Task PollAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), time);
        do
        {
            try
            {
                var waiting = await database
                    .Command(
                        $"""
                        SELECT p::smallint FROM generate_series(0, {OutboxPartition.Count - 1}) p
                        WHERE EXISTS (SELECT FROM outbox WHERE partition = p)
                        """
                    )
                    .ListAsync(row => row.GetInt16(0), cancellationToken);
                waiting.ForEach(signal.Raise);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogPollFailed(e.Message);
            }
        } while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private TimeSpan Backoff(int failures)
    {
        var longest = Math.Min(100 * Math.Pow(2, Math.Min(failures, 20)), options.Value.MaxRetryMilliseconds);
        return TimeSpan.FromMilliseconds(longest * (0.5 + Random.Shared.NextDouble() / 2));
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Partition {Partition} could not be delivered ({Reason}); next try in {Delay:0} ms"
    )]
    private partial void LogFailed(short partition, string reason, double delay);

    [LoggerMessage(LogLevel.Information, "Partition {Partition} is delivered again after {Failures} failures")]
    private partial void LogRecovered(short partition, int failures);

    [LoggerMessage(LogLevel.Error, "Outbox row {Id} of partition {Partition} was set aside: {Code} {Reason}")]
    private partial void LogDead(long id, short partition, int code, string reason);

    [LoggerMessage(LogLevel.Warning, "The outbox could not be looked at: {Reason}")]
    private partial void LogPollFailed(string reason);
}
