using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Jobs;
using VvsIm.Core.Outbox.Dead;

namespace VvsIm.Core.Outbox;

/// <summary>The outbox: rows written with the facts, relayed in order.</summary>
public static class OutboxFeature
{
    /// <summary>What every process needs that writes.</summary>
    public static void AddOutbox(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<OutboxSignal>();

    /// <summary>The relay and its chores, for the role <c>worker</c>.</summary>
    public static void AddOutboxRelay(this IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<OutboxOptions>()
            .BindConfiguration("Outbox")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<OutboxMeter>();
        builder.Services.AddSingleton<OutboxDelivery>();
        builder.Services.AddHostedService<OutboxRelay>();
        builder.Services.AddJob<ReportDeadRows>("0 */10 * * * ?");
        builder.Services.AddJob<PruneDeadRows>("0 17 3 * * ?");
    }

    /// <summary>Maps <c>/api/admin/outbox</c>.</summary>
    public static void MapOutbox(this IEndpointRouteBuilder routes)
    {
        var outbox = routes
            .MapGroup("/api/admin/outbox")
            .WithTags("Operations")
            .RequireAuthorization(AccountsFeature.OperatorPolicy);
        outbox.MapGet("", ReadOutbox.HandleAsync);
        outbox.MapGet("/dead", ListDeadRows.HandleAsync);
        outbox.MapPost("/dead/replay", SettleDeadRows.ReplayAsync);
        outbox.MapPost("/dead/discard", SettleDeadRows.DiscardAsync).Dangerous();
    }
}
