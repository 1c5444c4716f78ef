using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace VvsIm.Core.Realtime;

/// <summary>Pushing events to clients: the engine behind <see cref="IRealtime"/>, and the tokens clients need for it.</summary>
public static class RealtimeFeature
{
    /// <summary>Where Centrifugo, and the embedded hub like it, takes WebSocket connections.</summary>
    public const string ConnectionPath = "/connection/websocket";

    /// <summary>
    /// Adds <see cref="IRealtime"/>, made by the provider that the configuration names: Centrifugo is here, the embedded hub
    /// is added by the host as a keyed service of <see cref="RealtimeProvider.Embedded"/>.
    /// </summary>
    public static void AddRealtime(this IServiceCollection services)
    {
        services
            .AddOptions<RealtimeOptions>()
            .BindConfiguration(RealtimeOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => options.Provider != RealtimeProvider.Centrifugo || options.ApiUrl is { IsAbsoluteUri: true },
                "Realtime:ApiUrl is missing: Realtime:Provider=Centrifugo needs the address of its HTTP API."
            )
            .Validate(
                options => options.Provider != RealtimeProvider.Centrifugo || !string.IsNullOrEmpty(options.ApiKey),
                "Realtime:ApiKey is missing: Realtime:Provider=Centrifugo needs the key of its HTTP API."
            )
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RealtimeTokens>();
        services.AddScoped<ChannelAccess>();
        services.AddSingleton<CentrifugoApi>();
        services.AddKeyedSingleton<IRealtime, CentrifugoRealtime>(RealtimeProvider.Centrifugo);
        services.AddSingleton(provider =>
            provider.GetRequiredKeyedService<IRealtime>(
                provider.GetRequiredService<IOptions<RealtimeOptions>>().Value.Provider
            )
        );
    }

    /// <summary>Maps the endpoints that issue tokens to who is signed in.</summary>
    public static void MapRealtime(this IEndpointRouteBuilder endpoints)
    {
        var realtime = endpoints.MapGroup("/api/realtime").WithTags("Realtime").RequireAuthorization();
        realtime
            .MapGet("/token", IssueConnectionToken.HandleAsync)
            .WithSummary("A token to connect to the realtime channel with.");
        realtime
            .MapPost("/subscribe", IssueSubscriptionToken.HandleAsync)
            .WithSummary("A token to subscribe to one channel with.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }
}
