using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Jobs;

namespace VvsIm.Core.Retention;

/// <summary>How long messages are kept, what is on hold, and removing what is due.</summary>
public static class RetentionFeature
{
    private const string EveryNight = "0 37 2 * * ?";

    /// <summary>The job that removes messages, for the role <c>worker</c>.</summary>
    public static void AddRetentionJobs(this IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<RetentionOptions>()
            .BindConfiguration("Retention")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<PurgeBatch>();
        builder.Services.AddJob<PurgeMessages>(EveryNight);
    }

    /// <summary>Maps <c>/api/admin/retention</c>, and rules and holds of workspaces and conversations.</summary>
    public static void MapRetention(this IEndpointRouteBuilder routes)
    {
        var staff = routes
            .MapGroup("/api/admin")
            .WithTags("Retention")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        staff.MapGet("/retention/workspaces", ListRetention.WorkspacesAsync);
        staff.MapGet("/retention/conversations", ListRetention.ConversationsAsync);
        staff.MapGet("/retention/preview", PreviewRetention.HandleAsync);
        staff.MapPut("/conversations/{id:guid}/retention", SetRetention.HandleAsync);
        staff.MapPut("/conversations/{id:guid}/hold", HoldThings.HoldConversationAsync);
        staff.MapDelete("/conversations/{id:guid}/hold", HoldThings.LiftConversationAsync).Dangerous();
        staff.MapPut("/workspaces/{id:guid}/hold", HoldThings.HoldWorkspaceAsync);
        staff.MapDelete("/workspaces/{id:guid}/hold", HoldThings.LiftWorkspaceAsync).Dangerous();

        var operators = routes
            .MapGroup("/api/admin/retention")
            .WithTags("Retention")
            .RequireAuthorization(AccountsFeature.OperatorPolicy);
        operators.MapGet("/runs", RetentionRuns.ListAsync);
        operators.MapPost("/run", RetentionRuns.RunAsync).Dangerous();
    }
}
