using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace VvsIm.Web.Health;

/// <summary>
/// <c>/health/live</c> (this process answers) and <c>/health/ready</c> (it can serve: every part with its state, 503 if one
/// is down).
/// </summary>
public static class HealthFeature
{
    // A part that takes longer than this is no better than one that is away.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>Adds the checks of the host's own parts; a capability with a part of its own adds that.</summary>
    public static void AddHealth(this IServiceCollection services) =>
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: Limit)
            .AddCheck<MigrationsHealth>("migrations", timeout: Limit)
            .AddCheck<RealtimeHealth>("realtime", timeout: Limit);

    /// <summary>Maps both addresses. No sign-in: a load balancer has none.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes
            .MapHealthChecks(
                "/health/live",
                new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthReportWriter.WriteAsync }
            )
            .AllowAnonymous();
        routes
            .MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthReportWriter.WriteAsync })
            .AllowAnonymous();
    }
}
