namespace VvsIm.Web.Client.Conversations.Groups;

/// <summary>Lengths of time in words.</summary>
internal static class Lengths
{
    /// <summary>Such as "second" (after "every"), "30 seconds", "minute", "5 minutes", "6 hours".</summary>
    public static string Of(int seconds) =>
        seconds switch
        {
            >= 3600 when seconds % 3600 == 0 => Counted(seconds / 3600, "hour"),
            >= 60 when seconds % 60 == 0 => Counted(seconds / 60, "minute"),
            _ => Counted(seconds, "second"),
        };

    /// <summary>What is left, as a clock counts down: 0:25, 4:05, 1:02:03.</summary>
    public static string Left(TimeSpan left)
    {
        // Rounded up: as long as anything is left, it is not 0:00.
        var seconds = (long)Math.Ceiling(left.TotalSeconds);
        var (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        return hours > 0 ? $"{hours}:{minutes:00}:{rest:00}" : $"{minutes}:{rest:00}";
    }

    private static string Counted(int count, string unit) => count == 1 ? unit : $"{count} {unit}s";
}
