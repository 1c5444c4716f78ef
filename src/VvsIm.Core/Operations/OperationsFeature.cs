using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Accounts;
using VvsIm.Core.Jobs;
using VvsIm.Core.Operations.Engine;
using VvsIm.Core.Operations.Nodes;
using VvsIm.Core.Operations.Overview;
using VvsIm.Core.Operations.StaffChannel;
using VvsIm.Core.Operations.Versions;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Operations;

/// <summary>What operators watch: figures now and through time, the realtime engine, versions and processes.</summary>
public static class OperationsFeature
{
    // When every process has said what it counted in the minute before.
    private const string EveryMinute = "8 * * * * ?";
    private const string EveryHour = "25 1 * * * ?";

    /// <summary>What every process needs.</summary>
    public static void AddOperations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StaffListeners>();
        builder.Services.AddSingleton<IStaffListeners>(services => services.GetRequiredService<StaffListeners>());
        builder.Services.AddSingleton<NodeIdentity>();
        builder.Services.AddSingleton<NodeCounters>();
        builder.Services.AddHostedService<NodeBeat>();
        builder.Services.AddSingleton<OverviewReading>();
    }

    /// <summary>What watches and measures, for the role <c>worker</c>.</summary>
    public static void AddOperationsWork(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<StaffWatch>();
        builder.Services.AddHostedService<OverviewNews>();
        builder.Services.AddJob<MeasureMinute>(EveryMinute);
        builder.Services.AddJob<RollUpMeasurements>(EveryHour);
    }

    /// <summary>Maps <c>/api/admin/overview</c>, <c>/realtime</c> and <c>/system</c>.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        var operators = routes
            .MapGroup("/api/admin")
            .WithTags("Operations")
            .RequireAuthorization(AccountsFeature.OperatorPolicy);
        operators.MapGet("/overview", OverviewReading.HandleAsync);
        operators.MapGet("/overview/history", ReadHistory.HandleAsync);
        operators.MapGet("/realtime", ReadRealtime.HandleAsync);
        operators.MapGet("/system", ReadSystem.HandleAsync);
    }
}
