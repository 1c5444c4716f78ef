using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Jobs;
using VvsIm.Core.Moderation.Appeals;
using VvsIm.Core.Moderation.Bans;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Moderation.Reports;
using VvsIm.Core.Moderation.Rules;

namespace VvsIm.Core.Moderation;

/// <summary>Keeping order: bans, automatic rules and what they hold, and the log of what was done.</summary>
public static class ModerationFeature
{
    /// <summary>Adds moderation.</summary>
    public static void AddModeration(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BannedPeople>();
        builder.Services.AddSingleton<BanWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BanWatch>());
        builder.Services.AddSingleton<VerifyLog>();
        builder.AddReports();
        builder.AddAppeals();
        builder.Services.AddRules();
    }

    /// <summary>Refuses whoever is banned. After it is known who asks, before anything is done for them.</summary>
    public static void UseBans(this IApplicationBuilder app) => app.UseBanGuard();

    /// <summary>Adds the chore that notes down how far the log has come, for the role <c>worker</c>.</summary>
    public static void AddModerationJobs(this IHostApplicationBuilder builder) =>
        builder.Services.AddJob<NoteLogEnd>("0 0 3 * * ?");

    /// <summary>Walks the moderation log, for the command line.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="request">A row and its hash, if one was noted down.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<LogVerification> VerifyModerationLogAsync(
        this IServiceProvider services,
        VerifyLogRequest request,
        CancellationToken cancellationToken
    ) => services.GetRequiredService<VerifyLog>().RunAsync(request, cancellationToken);

    /// <summary>Maps <c>/api/admin/users/{id}/ban</c> and <c>/api/admin/events</c>.</summary>
    public static void MapModeration(this IEndpointRouteBuilder routes)
    {
        var bans = routes
            .MapGroup("/api/admin/users/{id:guid}")
            .WithTags("Moderation")
            .RequireAuthorization(AccountsFeature.OperatorPolicy);
        bans.MapPut("/ban", BanUser.HandleAsync).Dangerous();
        bans.MapDelete("/ban", UnbanUser.HandleAsync);
        bans.MapDelete("/hidden-messages", UnbanUser.ShowAsync);
        var workspaceBans = routes
            .MapGroup("/api/admin/users/{id:guid}/workspaces/{workspaceId:guid}/ban")
            .WithTags("Moderation")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        workspaceBans.MapPut("", BanFromWorkspace.HandleAsync).Dangerous();
        workspaceBans.MapDelete("", UnbanFromWorkspace.HandleAsync);

        routes.MapRules();
        routes.MapHeld();

        var log = routes
            .MapGroup("/api/admin/events")
            .WithTags("Moderation")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        log.MapGet("", ListEvents.HandleAsync);
        log.MapGet("/export", ExportEvents.HandleAsync);
        log.MapPost("/verify", VerifyLog.HandleAsync).RequireAuthorization(AccountsFeature.OperatorPolicy);
        routes.MapReports();
        routes.MapAppeals();
    }
}
