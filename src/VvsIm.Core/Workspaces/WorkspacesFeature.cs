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

namespace VvsIm.Core.Workspaces;

/// <summary>Workspaces: the tenants, and who belongs to them.</summary>
public static class WorkspacesFeature
{
    /// <summary>Adds workspaces.</summary>
    public static void AddWorkspaces(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<Memberships>();

    /// <summary>Maps <c>/api/workspaces</c>.</summary>
    public static void MapWorkspaces(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/workspaces", ListMineAsync).WithTags("Workspaces").RequireAuthorization();

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
                    .Select(member => new Workspace(member.WorkspaceId, member.Workspace.Name, member.Role))
                    .ToArrayAsync(cancellationToken),
            }
        );
}
