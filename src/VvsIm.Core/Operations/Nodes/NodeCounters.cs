using System.Diagnostics.Metrics;

namespace VvsIm.Core.Operations.Nodes;

/// <summary>Counts what this host's own meters tell: requests and how many of them failed, deliveries and how long they had waited.</summary>
internal sealed class NodeCounters : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private Dictionary<DateTimeOffset, MinuteCounts> minutes = [];

    public NodeCounters(IMeterFactory factory, TimeProvider time)
    {
        this.time = time;
        listener.InstrumentPublished = (instrument, heard) =>
        {
            // Several hosts may live in one process; each has a factory of its own.
            if (
                ReferenceEquals(instrument.Meter.Scope, factory)
                && instrument.Name is "http.server.request.duration" or "vvsim.outbox.lag"
            )
                heard.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();
    }

    /// <summary>What was counted since the last call, by the minute.</summary>
    public IReadOnlyDictionary<DateTimeOffset, MinuteCounts> Take()
    {
        lock (gate)
        {
            var taken = minutes;
            minutes = [];
            return taken;
        }
    }

    /// <summary>It could not be written down: it is counted again.</summary>
    public void Return(IReadOnlyDictionary<DateTimeOffset, MinuteCounts> taken)
    {
        lock (gate)
            foreach (var (minute, counts) in taken)
                minutes[minute] = minutes.GetValueOrDefault(minute) + counts;
    }

    public void Dispose() => listener.Dispose();

    private void Hear(Instrument instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var counts =
            instrument.Name == "vvsim.outbox.lag"
                ? new MinuteCounts(0, 0, 1, (long)(seconds * 1000), (long)(seconds * 1000))
                : new MinuteCounts(1, HasFailed(tags) ? 1 : 0, 0, 0, 0);
        var now = time.GetUtcNow();
        var minute = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, TimeSpan.Zero);
        lock (gate)
            minutes[minute] = minutes.GetValueOrDefault(minute) + counts;
    }

    private static bool HasFailed(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
            if (name == "http.response.status_code")
                return value is >= 500;
        return false;
    }
}

/// <summary>What one process counted in one minute.</summary>
internal readonly record struct MinuteCounts(
    long Requests,
    long Failures,
    long Deliveries,
    long WaitedMs,
    long LongestMs
)
{
    public static MinuteCounts operator +(MinuteCounts a, MinuteCounts b) =>
        new(
            a.Requests + b.Requests,
            a.Failures + b.Failures,
            a.Deliveries + b.Deliveries,
            a.WaitedMs + b.WaitedMs,
            Math.Max(a.LongestMs, b.LongestMs)
        );
}
