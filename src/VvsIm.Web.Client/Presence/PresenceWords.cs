using VvsIm.Contracts.Presence;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Presence;

/// <summary>Presence, statuses and typing in words.</summary>
internal static class PresenceWords
{
    /// <summary>Such as "Online", "Last seen 5 min ago"; null for who was never seen.</summary>
    public static string? Of(PersonPresence presence, Clock clock, DateTimeOffset now) =>
        presence switch
        {
            { State: PresenceState.Online } => "Online",
            { State: PresenceState.Away } => "Away",
            { LastSeenAt: { } seen } => $"Last seen {Ago(seen, clock, now)}",
            _ => "Offline",
        };

    /// <summary>One word, for a dot.</summary>
    public static string Of(PresenceState state) =>
        state switch
        {
            PresenceState.Online => "Online",
            PresenceState.Away => "Away",
            _ => "Offline",
        };

    /// <summary>A status, such as "🍕 At lunch".</summary>
    public static string Of(UserStatus status) =>
        string.Join(' ', new[] { status.Emoji, status.Text }.OfType<string>());

    /// <summary>A status with its end, such as "🍕 At lunch, until 13:00".</summary>
    public static string Of(UserStatus status, Clock clock, DateTimeOffset now) =>
        status.Until is { } until ? $"{Of(status)}, until {End(until, clock, now)}" : Of(status);

    /// <summary>Such as "Ann is typing…"; null when nobody does.</summary>
    public static string? Typing(IReadOnlyList<string> names) =>
        names switch
        {
            [] => null,
            [var one] => $"{one} is typing…",
            [var one, var other] => $"{one} and {other} are typing…",
            _ => $"{names.Count} people are typing…",
        };

    /// <summary>The first word of a name, as people are called.</summary>
    public static string First(string name) => name.Split(' ', 2)[0];

    private static string Ago(DateTimeOffset seen, Clock clock, DateTimeOffset now) =>
        (now - seen) switch
        {
            { TotalMinutes: < 1 } => "just now",
            { TotalHours: < 1 } ago => $"{(int)ago.TotalMinutes} min ago",
            { TotalHours: < 12 } ago => $"{(int)ago.TotalHours} h ago",
            _ => clock.When(seen),
        };

    private static string End(DateTimeOffset until, Clock clock, DateTimeOffset now) =>
        clock.Moment(until).Day == clock.Moment(now).Day ? clock.Moment(until).Time : clock.When(until);
}
