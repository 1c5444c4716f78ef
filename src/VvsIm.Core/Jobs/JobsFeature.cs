using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace VvsIm.Core.Jobs;

/// <summary>Scheduled chores, for the role <c>worker</c>. Each capability adds its own.</summary>
public static class JobsFeature
{
    /// <summary>Adds the scheduler.</summary>
    public static void AddJobs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddQuartz();
        builder.Services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
    }

    /// <summary>Adds a chore.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="schedule">A cron expression with seconds, in UTC.</param>
    internal static void AddJob<T>(this IServiceCollection services, string schedule)
        where T : class, IJob
    {
        services.AddTransient<T>();
        services.AddTransient<ScheduledJob<T>>();
        services.AddQuartz(quartz =>
            quartz.ScheduleJob<ScheduledJob<T>>(trigger =>
                trigger
                    .WithIdentity(typeof(T).Name)
                    .WithCronSchedule(schedule, cron => cron.InTimeZone(TimeZoneInfo.Utc))
            )
        );
    }
}
