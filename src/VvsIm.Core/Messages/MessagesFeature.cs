using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Messages.Edits;

namespace VvsIm.Core.Messages;

/// <summary>Messages: append, history, changes, edits.</summary>
public static class MessagesFeature
{
    /// <summary>Adds messages.</summary>
    public static void AddMessages(this IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<AppendOptions>()
            .BindConfiguration("Append")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddOptions<MessagesOptions>().BindConfiguration("Messages");
        builder.Services.AddSingleton<AppendStore>();
        builder.Services.AddSingleton<AppendQueue>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AppendQueue>());
    }

    /// <summary>Maps <c>/api/conversations/{id}/messages</c> and <c>/changes</c>, and <c>/api/messages</c>.</summary>
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/conversations/{id:guid}").WithTags("Messages").RequireAuthorization();
        group.MapGet("/messages", ListMessages.HandleAsync);
        group.MapPost("/messages", SendMessage.HandleAsync);
        group.MapGet("/changes", ListChanges.HandleAsync);

        var one = routes.MapGroup("/api/messages/{id:guid}").WithTags("Messages").RequireAuthorization();
        one.MapPatch("/", EditMessage.HandleAsync);
        one.MapDelete("/", DeleteMessage.HandleAsync);
    }
}
