using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations.Groups;
using VvsIm.Core.Conversations.Moderating;
using VvsIm.Core.Conversations.OwnPart;
using VvsIm.Core.Conversations.Reading;
using VvsIm.Core.Outbox;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Conversations;

/// <summary>Conversations: direct, groups and channels, the list, read positions, what is a member's own, sync.</summary>
public static class ConversationsFeature
{
    /// <summary>Adds conversations.</summary>
    public static void AddConversations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ConversationAccess>();
        builder.Services.AddSingleton<CloseModerated>();
        builder.Services.AddSingleton<Departure>();
        builder.Services.AddSingleton<SyncCursors>();
        builder.Services.AddSingleton<IChannelMembership, ChannelMembership>();
        builder.Services.AddSingleton<IOutboxAudience, ConversationAudience>();
    }

    /// <summary>Maps <c>/api/conversations</c>, <c>/api/sync</c> and <c>/api/admin/conversations</c>.</summary>
    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/conversations").WithTags("Conversations").RequireAuthorization();
        group.MapGet("/", ListConversations.HandleAsync);
        group.MapPost("/", CreateConversation.HandleAsync);
        group.MapPost("/direct", OpenDirect.HandleAsync);
        group.MapGet("/{id:guid}", GetConversation.HandleAsync);
        group.MapPatch("/{id:guid}", ChangeConversation.HandleAsync);
        group.MapDelete("/{id:guid}", DeleteConversation.HandleAsync);
        group.MapGet("/{id:guid}/members", ListMembers.HandleAsync);
        group.MapPost("/{id:guid}/members", AddMembers.HandleAsync);
        group.MapPut("/{id:guid}/members/me", JoinChannel.HandleAsync);
        group.MapDelete("/{id:guid}/members/me", LeaveConversation.HandleAsync);
        group.MapPatch("/{id:guid}/members/{userId:guid}", ChangeMember.HandleAsync);
        group.MapDelete("/{id:guid}/members/{userId:guid}", RemoveMember.HandleAsync);
        group.MapPut("/{id:guid}/read", MarkRead.HandleAsync);
        group.MapPut("/{id:guid}/unread", MarkUnread.HandleAsync);
        group.MapGet("/{id:guid}/receipts", ListReceipts.HandleAsync);
        group.MapPut("/{id:guid}/preferences", Prefer.HandleAsync);
        group.MapPut("/{id:guid}/draft", SaveDraft.HandleAsync);
        group.MapPut("/pins", OrderPins.HandleAsync);

        routes.MapGet("/api/channels", ListChannels.HandleAsync).WithTags("Conversations").RequireAuthorization();
        routes.MapGet("/api/sync", SyncConversations.HandleAsync).WithTags("Conversations").RequireAuthorization();

        var moderated = routes
            .MapGroup("/api/admin/conversations")
            .WithTags("Conversations")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        moderated.MapGet("", ListModerated.HandleAsync);
        moderated.MapGet("/{id:guid}", GetModerated.HandleAsync);
        moderated.MapGet("/{id:guid}/members", ListModeratedMembers.HandleAsync);
        moderated.MapPost("/{id:guid}/open", Openings.HandleAsync);
        moderated.MapPost("/{id:guid}/freeze", CloseModerated.FreezeAsync);
        moderated.MapPost("/{id:guid}/unfreeze", CloseModerated.UnfreezeAsync);
        moderated.MapPost("/{id:guid}/archive", CloseModerated.ArchiveAsync);
        moderated.MapPost("/{id:guid}/unarchive", CloseModerated.UnarchiveAsync);
        moderated.MapPost("/{id:guid}/members/{userId:guid}/remove", RemoveModerated.HandleAsync);
    }
}
