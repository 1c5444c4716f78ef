using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Core.Accounts;
using VvsIm.Core.Jobs;

namespace VvsIm.Core.Media.LifeCycle;

/// <summary>Adds and maps how files end, and what is known of how many there are.</summary>
internal static class LifeCycleComposition
{
    // Apart from each other and from the full hour, when everybody's chores begin.
    private const string HourlyFiles = "0 41 * * * ?";
    private const string HourlyBytes = "0 51 * * * ?";
    private const string EveryNight = "0 17 3 * * ?";

    public static void AddLifeCycle(this IServiceCollection services)
    {
        services.AddOptions<LifeCycleOptions>().BindConfiguration("Media").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<StoreComparison>();
    }

    public static void AddLifeCycleJobs(this IServiceCollection services)
    {
        services.AddJob<CollectMedia>(HourlyFiles);
        services.AddJob<CollectObjects>(HourlyBytes);
        services.AddJob<CompareStore>(EveryNight);
    }

    public static void MapStorageReport(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/api/admin/storage")
            .WithTags("Media")
            .RequireAuthorization(AccountsFeature.OperatorPolicy);
        group.MapGet("", ReportStorage.HandleAsync);
        group.MapPost("/check", ReportStorage.CheckAsync);
    }
}
