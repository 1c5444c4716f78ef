using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using VvsIm.Core.Accounts;

namespace VvsIm.Core.Jobs;

/// <summary>Scheduled chores, for the role <c>worker</c>. Each capability adds its own.</summary>
public static class JobsFeature
{
    /// <summary>What every process needs that lets a job run.</summary>
    public static void AddJobRequests(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<JobRequests>();

    /// <summary>Adds the scheduler.</summary>
    public static void AddJobs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<JobBook>();
        builder.Services.AddSingleton<JobRunner>();
        builder.Services.AddHostedService<JobWatch>();
        builder.Services.AddQuartz();
        builder.Services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
    }

    /// <summary>Maps <c>/api/admin/jobs</c>.</summary>
    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        var jobs = routes
            .MapGroup("/api/admin/jobs")
            .WithTags("Operations")
            .RequireAuthorization(AccountsFeature.OperatorPolicy);
        jobs.MapGet("", ListJobs.HandleAsync);
        jobs.MapGet("/{name}/runs", ListJobs.RunsAsync);
        jobs.MapPost("/{name}/run", JobRequests.HandleAsync);
    }

    /// <summary>Adds a chore.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="schedule">A cron expression with seconds, in UTC.</param>
    internal static void AddJob<T>(this IServiceCollection services, string schedule)
        where T : class, IJob
    {
        services.AddTransient<T>();
        services.AddTransient<ScheduledJob<T>>();
        services.AddSingleton(new JobDefinition(typeof(T).Name, schedule, typeof(T)));
        services.AddQuartz(quartz =>
            quartz.ScheduleJob<ScheduledJob<T>>(trigger =>
                trigger
                    .WithIdentity(typeof(T).Name)
                    .WithCronSchedule(schedule, cron => cron.InTimeZone(TimeZoneInfo.Utc))
            )
        );
    }
}
