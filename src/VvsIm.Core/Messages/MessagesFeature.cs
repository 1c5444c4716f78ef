using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Accounts;
using VvsIm.Core.Messages.Edits;
using VvsIm.Core.Messages.Moderating;
using VvsIm.Core.Messages.Pins;
using VvsIm.Core.Messages.Reactions;
using VvsIm.Core.Messages.Threads;

namespace VvsIm.Core.Messages;

/// <summary>Messages: append, history, changes, edits, threads, reactions, pins.</summary>
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
        builder.Services.AddSingleton<AppendAlone>();
        builder.Services.AddSingleton<AppendQueue>();
        builder.Services.AddSingleton<ForceDelete>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AppendQueue>());
    }

    /// <summary>Maps <c>/api/conversations/{id}/messages</c> and <c>/changes</c>, and <c>/api/messages</c>.</summary>
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/conversations/{id:guid}").WithTags("Messages").RequireAuthorization();
        group.MapGet("/messages", ListMessages.HandleAsync);
        group.MapPost("/messages", SendMessage.HandleAsync);
        group.MapGet("/messages/{seq:long}", GetMessage.HandleAsync);
        group.MapGet("/changes", ListChanges.HandleAsync);
        group.MapGet("/pins", ListPinned.HandleAsync);
        group.MapGet("/threads", ListFollowedThreads.HandleAsync);

        routes
            .MapGet("/api/admin/conversations/{id:guid}/messages", ListModeratedMessages.HandleAsync)
            .WithTags("Messages")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        var moderated = routes
            .MapGroup("/api/admin/messages/{id:guid}")
            .WithTags("Messages")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        moderated.MapPost("/delete", ForceDelete.DeleteAsync);
        moderated.MapPost("/restore", ForceDelete.RestoreAsync);

        var one = routes.MapGroup("/api/messages/{id:guid}").WithTags("Messages").RequireAuthorization();
        one.MapPatch("/", EditMessage.HandleAsync);
        one.MapDelete("/", DeleteMessage.HandleAsync);
        one.MapGet("/reactions", ListReactors.HandleAsync);
        one.MapPut("/reactions/{emoji}", ReactToMessage.AddAsync);
        one.MapDelete("/reactions/{emoji}", ReactToMessage.RemoveAsync);
        one.MapPut("/pin", PinMessage.PinAsync);
        one.MapDelete("/pin", PinMessage.UnpinAsync);
        one.MapGet("/thread", ListThread.HandleAsync);
        one.MapPut("/thread", MoveInThread.HandleAsync);
    }
}
