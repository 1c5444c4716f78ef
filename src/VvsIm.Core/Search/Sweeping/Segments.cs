namespace VvsIm.Core.Search.Sweeping;

/// <summary>
/// Segments number the time: a day has as many as it needs to keep each of them small. So the newest messages can be looked
/// through first, however many are said, and old ones that are put in later find their place among their neighbours.
/// </summary>
internal static class Segments
{
    /// <summary>Documents of one segment.</summary>
    public const int Size = 4096;

    private const int Within = 20;

    /// <summary>The first segment of the day of a time.</summary>
    public static long FirstOf(DateTime time) => Day(time) << Within;

    /// <summary>The last one that this day can have.</summary>
    public static long LastOf(DateTime time) => ((Day(time) + 1) << Within) - 1;

    /// <summary>When the day of this segment began; the ends of the calendar for what lies beyond them.</summary>
    public static DateTime Begin(long segment) =>
        DateTime.UnixEpoch.AddDays(Math.Clamp(segment >> Within, -700_000, 2_900_000));

    private static long Day(DateTime time) => (long)Math.Floor((time - DateTime.UnixEpoch).TotalDays);
}
