using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Jobs;
using VvsIm.Core.Later.Reminders;
using VvsIm.Core.Later.Scheduled;

namespace VvsIm.Core.Later;

/// <summary>What people put off: messages to be sent at a time, messages to be reminded of.</summary>
public static class LaterFeature
{
    private const string EverySecond = "* * * * * ?";

    /// <summary>Adds scheduled messages and reminders.</summary>
    public static void AddLater(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<ScheduledSending>();

    /// <summary>What makes them come true, for the role <c>worker</c>.</summary>
    public static void AddLaterJobs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddJob<SendDueMessages>(EverySecond);
        builder.Services.AddJob<RingReminders>(EverySecond);
    }

    /// <summary>Maps <c>/api/scheduled</c>, <c>/api/reminders</c> and the ways to make them.</summary>
    public static void MapLater(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Later").RequireAuthorization();
        group.MapPost("/conversations/{id:guid}/scheduled", ScheduleMessage.HandleAsync);
        group.MapGet("/scheduled", ListScheduled.HandleAsync);
        group.MapPatch("/scheduled/{id:guid}", ChangeScheduled.HandleAsync);
        group.MapDelete("/scheduled/{id:guid}", CancelScheduled.HandleAsync);
        group.MapPost("/scheduled/{id:guid}/send", SendScheduled.HandleAsync);

        group.MapPost("/messages/{id:guid}/reminders", SetReminder.HandleAsync);
        group.MapGet("/reminders", ListReminders.HandleAsync);
        group.MapPatch("/reminders/{id:guid}", MoveReminder.HandleAsync);
        group.MapDelete("/reminders/{id:guid}", FinishReminder.HandleAsync);
    }
}
