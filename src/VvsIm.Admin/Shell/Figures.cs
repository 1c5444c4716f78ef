using System.Globalization;

namespace VvsIm.Admin.Shell;

/// <summary>Numbers as a person reads them.</summary>
internal static class Figures
{
    private static readonly string[] s_units = ["bytes", "KB", "MB", "GB", "TB"];

    /// <summary>12,345.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>12.3 MB, in steps of 1,024.</summary>
    public static string Bytes(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        // Rounded first, so that it never says 1024 KB.
        for (; Math.Round(value, 1) >= 1024 && unit < s_units.Length - 1; unit++)
            value /= 1024;
        var format = unit == 0 || value >= 100 ? "N0" : "N1";
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {s_units[unit]}";
    }

    /// <summary>0.4 s, 12 s, 3 min, 2 h, 5 days.</summary>
    public static string Duration(TimeSpan span) =>
        span.TotalSeconds switch
        {
            < 0 => "0 s",
            < 1 => $"{Math.Round(span.TotalSeconds, 1).ToString(CultureInfo.InvariantCulture)} s",
            < 60 => $"{(int)span.TotalSeconds} s",
            < 3_600 => $"{(int)span.TotalMinutes} min",
            < 86_400 => $"{(int)span.TotalHours} h",
            _ => (int)span.TotalDays == 1 ? "1 day" : $"{(int)span.TotalDays} days",
        };

    /// <summary>just now, 5 s ago, 3 min ago.</summary>
    public static string Ago(TimeSpan span) => span.TotalSeconds < 2 ? "just now" : $"{Duration(span)} ago";
}
