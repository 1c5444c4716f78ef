namespace VvsIm.Admin.Operations.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">By time; null is known to be unknown.</param>
public sealed record ChartLine(string Name, IReadOnlyDictionary<DateTimeOffset, double?> Values);
