using System.Globalization;
using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Notifications;

/// <summary>Hours of the week without alerts.</summary>
public sealed record QuietHours
{
    private const int Day = 24 * 60;

    /// <summary>They are observed; false keeps them for another time.</summary>
    public bool On { get; init; }

    /// <summary>When they begin, <c>HH:mm</c>.</summary>
    public string? From { get; init; }

    /// <summary>When they end, <c>HH:mm</c>; the next day, if that is not later than <see cref="From"/>.</summary>
    public string? To { get; init; }

    /// <summary>The days on which they begin: 1 is Monday, 7 is Sunday.</summary>
    public int[]? Days { get; init; }

    /// <summary>The time zone of all this, by its IANA name such as <c>Europe/Berlin</c>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Times and days are such; which time zones there are, the server knows.</summary>
    [JsonIgnore]
    public bool Valid =>
        Minute(From) is not null
        && Minute(To) is not null
        && Days is { Length: <= 7 }
        && Array.TrueForAll(Days, day => day is >= 1 and <= 7)
        && Days.Distinct().Count() == Days.Length
        && TimeZone is { Length: > 0 and <= 100 };

    /// <summary>Whether this moment is among them.</summary>
    /// <param name="day">The day of the week in their time zone, 1 for Monday.</param>
    /// <param name="minute">The minute of that day.</param>
    public bool Cover(int day, int minute)
    {
        if (!On || !Valid || (Minute(From), Minute(To)) is not ({ } from, { } to))
            return false;
        // Hours over midnight belong to the day on which they began.
        var end = to > from ? to : to + Day;
        var yesterday = day == 1 ? 7 : day - 1;
        return (Days!.Contains(day) && minute >= from && minute < end)
            || (Days!.Contains(yesterday) && minute + Day < end);
    }

    /// <summary>The minute of the day that is spelled <c>HH:mm</c>; null for anything else.</summary>
    public static int? Minute(string? time) =>
        TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            ? parsed.Hour * 60 + parsed.Minute
            : null;
}
