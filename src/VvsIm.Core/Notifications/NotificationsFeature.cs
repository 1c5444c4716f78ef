using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Accounts;
using VvsIm.Core.Jobs;
using VvsIm.Core.Notifications.Broadcasts;

namespace VvsIm.Core.Notifications;

/// <summary>What happens that concerns one person: named, answered, reacted to, added somewhere; and how they are alerted of it.</summary>
public static class NotificationsFeature
{
    private const string EveryHour = "0 23 * * * ?";
    private const string EverySecond = "* * * * * ?";

    /// <summary>What keeps the lists bounded, for the role <c>worker</c>.</summary>
    public static void AddNotificationJobs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddJob<ForgetOldNotifications>(EveryHour);
        builder.Services.AddJob<DeliverBroadcasts>(EverySecond);
    }

    /// <summary>Maps <c>/api/notifications</c> and <c>/api/admin/broadcasts</c>.</summary>
    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/notifications").WithTags("Notifications").RequireAuthorization();
        group.MapGet("/", ListNotifications.HandleAsync);
        group.MapPost("/read", MarkNotifications.HandleAsync);
        group.MapGet("/settings", Settings.GetSettings.HandleAsync);
        group.MapPut("/settings", Settings.ChangeSettings.HandleAsync);

        var broadcasts = routes
            .MapGroup("/api/admin/broadcasts")
            .WithTags("Notifications")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        broadcasts.MapGet("", ListBroadcasts.HandleAsync);
        broadcasts.MapPost("", SendBroadcast.HandleAsync);
        broadcasts.MapGet("/audience", ListBroadcasts.AudienceAsync);
        broadcasts.MapPost("/{id:guid}/withdraw", WithdrawBroadcast.HandleAsync);
    }
}
