using Quartz;

namespace VvsIm.Core.Jobs;

/// <summary>A job as this process knows it.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Schedule">A cron expression with seconds, in UTC.</param>
/// <param name="Type">The class.</param>
internal sealed record JobDefinition(string Name, string Schedule, Type Type)
{
    /// <summary>Runs more often than this are not written down one by one.</summary>
    private static readonly TimeSpan Rare = TimeSpan.FromSeconds(30);

    private readonly CronExpression cron = new(Schedule, TimeZoneInfo.Utc);

    /// <summary>The next time it is due after a moment.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset moment) => cron.GetNextValidTimeAfter(moment);

    /// <summary>It runs every few seconds.</summary>
    public bool IsFrequent(DateTimeOffset now) =>
        NextAfter(now) is { } first && NextAfter(first) is { } second && second - first < Rare;
}
