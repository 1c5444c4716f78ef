using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.RateLimits;
using VvsIm.Core.Workspaces.Invites;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Workspaces;

/// <summary>Workspaces: the tenants, and who belongs to them.</summary>
public static class WorkspacesFeature
{
    /// <summary>Adds workspaces.</summary>
    public static void AddWorkspaces(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Memberships>();
        builder.Services.AddSingleton<WorkspaceDeparture>();
    }

    /// <summary>Maps <c>/api/workspaces</c>, <c>/api/invites</c> and <c>/api/admin/workspaces</c>.</summary>
    public static void MapWorkspaces(this IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup("/api").WithTags("Workspaces").RequireAuthorization();
        mine.MapGet("/workspaces", ListMineAsync);
        mine.MapPost("/workspaces", CreateWorkspace.HandleAsync);
        mine.MapPatch("/workspaces/{id:guid}", ChangeWorkspace.HandleAsync);
        mine.MapGet("/workspaces/{id:guid}/members", ListWorkspaceMembers.HandleAsync);
        mine.MapGet("/workspaces/{id:guid}/invites", ListInvites.OfWorkspaceAsync);
        mine.MapPost("/workspaces/{id:guid}/invites", CreateInvite.ForWorkspaceAsync);
        mine.MapGet("/conversations/{id:guid}/invites", ListInvites.OfConversationAsync);
        mine.MapPost("/conversations/{id:guid}/invites", CreateInvite.ForConversationAsync);
        mine.MapDelete("/invites/{id:guid}", RevokeInvite.HandleAsync);
        mine.MapPut("/invites/{id:guid}", RevokeInvite.TakeBackAsync);
        mine.MapPost("/invites/{code}", AcceptInvite.HandleAsync).Limited(RateLimit.Invites);
        var console = routes
            .MapGroup("/api/admin/workspaces")
            .WithTags("Workspaces")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        console.MapGet("", ListAdministered.HandleAsync);
        console.MapGet("/{id:guid}/settings", ReadConfiguration.HandleAsync);
        console.MapPut("/{id:guid}/settings", ConfigureWorkspace.HandleAsync);
        routes
            .MapGet("/api/invites/{code}", LookAtInvite.HandleAsync)
            .WithTags("Workspaces")
            .Limited(RateLimit.Invites);
    }

    private static async Task<Ok<Page<Workspace>>> ListMineAsync(
        CurrentUser user,
        VvsImDb db,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            new Page<Workspace>
            {
                Items = await db.Set<WorkspaceMember>()
                    .Where(member => member.UserId == user.Id)
                    .OrderBy(member => member.JoinedAt)
                    .Select(WorkspaceMember.AsWorkspace)
                    .ToArrayAsync(cancellationToken),
            }
        );
}
