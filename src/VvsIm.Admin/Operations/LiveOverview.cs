using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Operations;

namespace VvsIm.Admin.Operations;

/// <summary>The installation's figures, read again and again; the last good ones stay when the server does not answer.</summary>
internal sealed class LiveOverview(VvsImClient client, TimeProvider time)
{
    /// <summary>Pause between two readings.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Older figures are shown as such.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(15);

    private const int KeptReadings = 60;
    private readonly Queue<long> _messages = new();
    private DateTimeOffset _readAt;

    /// <summary>The last figures; null before the first.</summary>
    public Overview? Figures { get; private set; }

    /// <summary>Why the last reading failed; null when it did not.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>Messages a minute at each of the last readings (five minutes), the oldest first.</summary>
    public IReadOnlyCollection<long> Messages => _messages;

    /// <summary>The figures came by themselves.</summary>
    public void Take(Overview figures)
    {
        (Figures, Failure, _readAt) = (figures, null, time.GetUtcNow());
        _messages.Enqueue(figures.MessagesLastMinute);
        if (_messages.Count > KeptReadings)
            _messages.Dequeue();
    }

    /// <summary>How long ago the figures were read.</summary>
    public TimeSpan Age => time.GetUtcNow() - _readAt;

    /// <summary>How far they can be trusted.</summary>
    public Freshness Freshness =>
        (Figures, Failure) switch
        {
            (null, null) => Freshness.Waiting,
            (null, _) => Freshness.Failed,
            _ => Age >= StaleAfter ? Freshness.Stale : Freshness.Live,
        };

    /// <summary>Reads until cancelled.</summary>
    /// <param name="changed">Called after each reading.</param>
    /// <param name="cancellationToken">Ends it, without an exception.</param>
    public async Task RunAsync(Action changed, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                // What comes by itself every other second need not be asked for.
                if (Figures is null || Age >= Interval)
                    await ReadAsync(cancellationToken);
                changed();
                await Task.Delay(Interval, time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested) { }
    }

    /// <summary>Reads once.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            Take(await client.Operations.OverviewAsync(cancellationToken));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && Failure.Of(e) is { } failure)
        {
            Failure = failure;
        }
    }
}
