using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Later;

/// <summary>A time that people often mean.</summary>
/// <param name="Label">Such as "Tomorrow at 9:00".</param>
/// <param name="At">When that is, in the viewer's time zone.</param>
public sealed record Preset(string Label, DateTimeOffset At)
{
    private const int Morning = 9;

    /// <summary>As of now.</summary>
    public static IReadOnlyList<Preset> Offered(Clock clock, DateTimeOffset now)
    {
        var today = clock.Local(now).Date;
        // On a Monday, the next one is in a week.
        var toMonday = ((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1;
        return
        [
            new("In 20 minutes", now.AddMinutes(20)),
            new("In 1 hour", now.AddHours(1)),
            Named("Tomorrow", today.AddDays(1)),
            Named("Next Monday", today.AddDays(toMonday)),
        ];

        Preset Named(string day, DateTime date)
        {
            var at = clock.Instant(date.AddHours(Morning));
            return new($"{day} at {clock.Moment(at).Time}", at);
        }
    }
}
