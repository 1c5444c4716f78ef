using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Presence.Beats;
using VvsIm.Core.Presence.Reading;
using VvsIm.Core.Presence.Status;
using VvsIm.Core.Presence.Telling;

namespace VvsIm.Core.Presence;

/// <summary>Who is there, who is in a conversation, who types, and what people say about themselves.</summary>
public static class PresenceFeature
{
    /// <summary>Adds what answers and gathers.</summary>
    public static void AddPresence(this IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<PresenceOptions>()
            .BindConfiguration("Presence")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<GatheredBeats>();
        builder.Services.AddSingleton<BeatAllowance>();
        builder.Services.AddSingleton<TypingAllowance>();
        builder.Services.AddSingleton<PresenceDoor>();
        builder.Services.AddHostedService<WriteBeats>();
    }

    /// <summary>What tells the world, for the role <c>worker</c>.</summary>
    public static void AddPresenceNews(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CollectChanges>();
        builder.Services.AddHostedService<TellPresence>();
    }

    /// <summary>Maps <c>/api/presence</c>, <c>/api/me/status</c>, and a conversation's presence and typing.</summary>
    public static void MapPresence(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Presence").RequireAuthorization();
        group.MapPut("/presence", SayPresence.Handle);
        group.MapGet("/presence", ReadPresence.HandleAsync);
        group.MapGet("/conversations/{id:guid}/presence", ReadConversationPresence.HandleAsync);
        group.MapPost("/conversations/{id:guid}/typing", SayTyping.HandleAsync);
        group.MapPut("/me/status", SetStatus.HandleAsync);
        group.MapDelete("/me/status", SetStatus.ClearAsync);
    }
}
