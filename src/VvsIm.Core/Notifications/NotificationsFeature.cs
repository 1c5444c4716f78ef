using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Jobs;

namespace VvsIm.Core.Notifications;

/// <summary>What happens that concerns one person: named, answered, reacted to, added somewhere; and how they are alerted of it.</summary>
public static class NotificationsFeature
{
    private const string EveryHour = "0 23 * * * ?";

    /// <summary>What keeps the lists bounded, for the role <c>worker</c>.</summary>
    public static void AddNotificationJobs(this IHostApplicationBuilder builder) =>
        builder.Services.AddJob<ForgetOldNotifications>(EveryHour);

    /// <summary>Maps <c>/api/notifications</c>.</summary>
    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/notifications").WithTags("Notifications").RequireAuthorization();
        group.MapGet("/", ListNotifications.HandleAsync);
        group.MapPost("/read", MarkNotifications.HandleAsync);
        group.MapGet("/settings", Settings.GetSettings.HandleAsync);
        group.MapPut("/settings", Settings.ChangeSettings.HandleAsync);
    }
}
