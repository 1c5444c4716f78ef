using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Messages;

/// <summary>
/// Group commit: concurrent sends queue in process and are written by a few writers, each owning a shard of the conversations.
/// No timer: a lone send is written at once; a batch is whatever queued while the one before it was being committed.
/// </summary>
internal sealed partial class AppendQueue(
    AppendStore store,
    AppendAlone alone,
    OutboxSignal signal,
    IOptions<AppendOptions> options,
    IMeterFactory meters,
    ILogger<AppendQueue> logger
) : BackgroundService
{
    private readonly Channel<Pending>[] shards =
    [
        .. Enumerable
            .Range(0, options.Value.Writers)
            .Select(_ =>
                Channel.CreateBounded<Pending>(
                    new BoundedChannelOptions(options.Value.QueueLength) { SingleReader = true }
                )
            ),
    ];

    private readonly Histogram<int> batchSize = meters
        .Create("VvsIm.Append")
        .CreateHistogram<int>("vvsim.append.batch_size", "{message}", "Messages of one commit.");

    /// <summary>Stores the message; answers after its own commit.</summary>
    /// <exception cref="AppendUnavailableException">Not known to be stored: sending it again with the same client id is safe.</exception>
    public Task<Appended> AppendAsync(Append append)
    {
        if (AppendAlone.Takes(append))
            return alone.AppendAsync(append);
        var pending = new Pending(append);
        var shard = shards[(uint)append.ConversationId.GetHashCode() % (uint)shards.Length];
        if (!shard.Writer.TryWrite(pending))
            throw new AppendUnavailableException("Too many messages are waiting to be stored.");
        return pending.Task;
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Stopping refuses new sends and finishes those that were taken.
        stoppingToken.Register(() =>
        {
            foreach (var shard in shards)
                shard.Writer.TryComplete();
        });
        return Task.WhenAll(shards.Select(shard => Task.Run(() => WriteAsync(shard.Reader), CancellationToken.None)));
    }

    private async Task WriteAsync(ChannelReader<Pending> queue)
    {
        var batch = new List<Pending>(options.Value.BatchSize);
        while (await queue.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < options.Value.BatchSize && queue.TryRead(out var pending))
                batch.Add(pending);
            batchSize.Record(batch.Count);
            await CommitAsync(batch);
        }
    }

    private async Task CommitAsync(List<Pending> batch)
    {
        try
        {
            var results = await store.AppendAsync([.. batch.Select(pending => pending.Append)], CancellationToken.None);
            foreach (var pending in batch)
                signal.Raise(OutboxPartition.Of(pending.Append.ConversationId));
            for (var i = 0; i < batch.Count; i++)
                batch[i].SetResult(results[i]);
        }
        catch (PostgresException e) when (batch.Count > 1 && !e.IsTransient)
        {
            // One of them is at fault and must fail alone.
            LogSplit(e, batch.Count);
            foreach (var pending in batch)
                await CommitAsync([pending]);
        }
        catch (Exception e)
        {
            // Whatever it is, it belongs to the senders who wait for this batch; the writer goes on with the next.
            LogFailed(e, batch.Count);
            foreach (var pending in batch)
                pending.SetException(new AppendUnavailableException("The message could not be stored now.", e));
        }
    }

    [LoggerMessage(LogLevel.Warning, "A batch of {Count} messages was refused; storing them one by one")]
    private partial void LogSplit(Exception exception, int count);

    [LoggerMessage(LogLevel.Error, "{Count} messages could not be stored")]
    private partial void LogFailed(Exception exception, int count);

    // A sender's continuation must not run on the writer's loop.
    private sealed class Pending(Append append)
        : TaskCompletionSource<Appended>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public Append Append => append;
    }
}

/// <summary>The message is not known to be stored; sending it again with the same client id is safe.</summary>
internal sealed class AppendUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
