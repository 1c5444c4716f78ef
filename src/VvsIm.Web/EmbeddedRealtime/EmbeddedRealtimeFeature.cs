using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Realtime;
using VvsIm.Web.EmbeddedRealtime.Api;
using VvsIm.Web.EmbeddedRealtime.Connections;
using VvsIm.Web.EmbeddedRealtime.Tokens;

namespace VvsIm.Web.EmbeddedRealtime;

/// <summary>The hub that speaks Centrifugo's client protocol inside this host: <see cref="RealtimeProvider.Embedded"/>.</summary>
public static class EmbeddedRealtimeFeature
{
    /// <summary>Adds the hub beside Core's realtime; it costs nothing when another provider is configured.</summary>
    public static void AddEmbeddedRealtime(this IServiceCollection services)
    {
        services
            .AddOptions<HubOptions>()
            .Configure(AddNamespaces)
            .BindConfiguration(HubOptions.Section)
            .ValidateDataAnnotations();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TokenSecretFile>();
        services.AddSingleton<IPostConfigureOptions<RealtimeOptions>>(provider =>
            provider.GetRequiredService<TokenSecretFile>()
        );
        services.AddSingleton<IValidateOptions<RealtimeOptions>, WholeHostValidation>();
        services.AddSingleton<TokenVerifier>();
        services.AddSingleton<Hub>();
        services.AddSingleton<ServerApi>();
        services.AddKeyedSingleton<IRealtime, InProcessRealtime>(RealtimeProvider.Embedded);
        services.AddHostedService<HubSweep>();
    }

    /// <summary>Maps the WebSocket, and the server API for whoever has the configured key. Nothing with another provider.</summary>
    public static void MapEmbeddedRealtime(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<RealtimeOptions>>().Value;
        if (options.Provider != RealtimeProvider.Embedded)
            return;
        var pipeline = endpoints
            .CreateApplicationBuilder()
            .UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        pipeline.Run(ConnectAsync);
        endpoints.Map(RealtimeFeature.ConnectionPath, pipeline.Build()).AllowAnonymous().ExcludeFromDescription();
        endpoints
            .MapPost(ServerApiPath, ServerApiEndpoint.HandleAsync)
            .WithMetadata(new RequestSizeLimitAttribute(ServerApiRequestBytes))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    /// <summary>Where the server API is, as Centrifugo has it.</summary>
    private const string ServerApiPath = "/centrifugo/api/{method}";

    /// <summary>A batch of publications is larger than what people may send.</summary>
    private const int ServerApiRequestBytes = 4 * 1024 * 1024;

    // History as deep as a tab that slept for some minutes needs; no join and leave, which cost N² when all reconnect.
    private static void AddNamespaces(HubOptions options)
    {
        options.Namespaces[Channels.UserNamespace] = new HubNamespace { HistorySize = 300 };
        options.Namespaces[Channels.ConversationNamespace] = new HubNamespace
        {
            HistorySize = 300,
            Presence = true,
            PresenceForSubscribers = true,
        };
        options.Namespaces[Channels.WorkspaceNamespace] = new HubNamespace
        {
            Presence = true,
            PresenceForSubscribers = true,
        };
        // Live figures are worth nothing later, and whatever else is said there is fetched again after a gap.
        options.Namespaces[Channels.StaffNamespace] = new HubNamespace();
    }

    private static async Task ConnectAsync(HttpContext context)
    {
        var hub = context.RequestServices.GetRequiredService<Hub>();
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        if (!HandshakeOrigin.IsAllowed(context.Request, hub.Options.AllowedOrigins))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        if (!hub.Connections.TryTakePlace(hub.Options.MaxConnections))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await WebSocketSession.RunAsync(socket, hub, context.RequestAborted);
        }
        finally
        {
            hub.Connections.GiveUpPlace();
        }
    }
}
