using System.Diagnostics.Metrics;

namespace VvsIm.Core.Outbox;

/// <summary>What the relay measures.</summary>
internal sealed class OutboxMeter
{
    private readonly Histogram<double> lag;
    private readonly Counter<long> dead;

    public OutboxMeter(IMeterFactory meters)
    {
        var meter = meters.Create("VvsIm.Outbox");
        lag = meter.CreateHistogram<double>("vvsim.outbox.lag", "s", "From commit to delivery, per row.");
        dead = meter.CreateCounter<long>(
            "vvsim.outbox.dead",
            "{row}",
            "Rows set aside because they cannot be delivered."
        );
    }

    public void Delivered(TimeSpan age) => lag.Record(Math.Max(0, age.TotalSeconds));

    public void Died() => dead.Add(1);
}
