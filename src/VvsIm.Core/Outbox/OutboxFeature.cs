using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Jobs;

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
}
