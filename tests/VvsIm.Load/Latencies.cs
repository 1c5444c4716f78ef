using System.Globalization;

namespace VvsIm.Load;

/// <summary>Collects durations and says where most of them lie.</summary>
internal sealed class Latencies
{
    private readonly List<double> milliseconds = [];

    public int Count => milliseconds.Count;

    public void Add(TimeSpan duration)
    {
        lock (milliseconds)
            milliseconds.Add(duration.TotalMilliseconds);
    }

    public override string ToString()
    {
        if (milliseconds.Count == 0)
            return "nothing measured";
        milliseconds.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {At(0.99):0.0} ms, max {milliseconds[^1]:0.0} ms"
        );
    }

    private double At(double share) => milliseconds[(int)Math.Min(milliseconds.Count - 1, milliseconds.Count * share)];
}
