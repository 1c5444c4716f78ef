using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Presence;

/// <summary>How long a status is to last.</summary>
/// <param name="Label">Such as "1 hour".</param>
/// <param name="Until">When it ends, in the viewer's time zone; null if it does not.</param>
internal sealed record StatusPreset(string Label, DateTimeOffset? Until)
{
    /// <summary>As of now. Weeks end with their Sunday.</summary>
    public static IReadOnlyList<StatusPreset> Offered(Clock clock, DateTimeOffset now)
    {
        var today = clock.Local(now).Date;
        var toMonday = ((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1;
        return
        [
            new("30 minutes", now.AddMinutes(30)),
            new("1 hour", now.AddHours(1)),
            new("4 hours", now.AddHours(4)),
            new("Today", clock.Instant(today.AddDays(1))),
            new("This week", clock.Instant(today.AddDays(toMonday))),
            new("Don’t clear", null),
        ];
    }
}

/// <summary>What people often say about themselves.</summary>
/// <param name="Emoji">Its emoji.</param>
/// <param name="Text">Its words.</param>
/// <param name="Lasts">The label of the time it usually lasts.</param>
internal sealed record StatusSuggestion(string Emoji, string Text, string Lasts)
{
    public static IReadOnlyList<StatusSuggestion> All { get; } =
    [
        new("📅", "In a meeting", "1 hour"),
        new("🎧", "Focusing", "4 hours"),
        new("🍽️", "At lunch", "30 minutes"),
        new("🤒", "Out sick", "Today"),
        new("🌴", "On vacation", "Don’t clear"),
    ];
}
