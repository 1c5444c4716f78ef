using System.Globalization;
using VvsIm.Contracts.Notifications;

namespace VvsIm.Core.Notifications;

/// <summary>Where a notification stands in the list, but for its id.</summary>
internal sealed record NotificationPlace(DateTimeOffset At, long Seq)
{
    public static NotificationPlace Of(Notification notification) => new(notification.At, notification.Seq ?? 0);

    /// <summary>False when the key is not one of ours; no key is the beginning.</summary>
    public static bool TryParse(string? key, out NotificationPlace? place)
    {
        place = null;
        if (key is null)
            return true;
        var parts = key.Split('.');
        if (
            parts.Length != 2
            || !TryNumber(parts[0], out var microseconds)
            || microseconds > DateTimeOffset.MaxValue.UtcTicks / TimeSpan.TicksPerMicrosecond
            || !TryNumber(parts[1], out var seq)
        )
            return false;
        place = new(new DateTimeOffset(microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero), seq);
        return true;
    }

    // Microseconds are what the database keeps.
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks / TimeSpan.TicksPerMicrosecond}.{Seq}");

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
