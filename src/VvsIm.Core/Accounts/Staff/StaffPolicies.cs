using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Staff;

/// <summary>The doors of the console.</summary>
internal static class StaffPolicies
{
    /// <summary>Operators alone: what is about the whole installation.</summary>
    public const string Operator = "operator";

    /// <summary>Operators, and moderators and owners of any workspace: each endpoint asks <see cref="StaffMember.Scope"/> for the rest.</summary>
    public const string Staff = "staff";

    public static void AddStaffPolicies(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, StaffHandler>();
        services
            .AddAuthorizationBuilder()
            .AddPolicy(
                Operator,
                policy => policy.RequireAuthenticatedUser().AddRequirements(new StaffRequirement(OperatorsOnly: true))
            )
            .AddPolicy(
                Staff,
                policy => policy.RequireAuthenticatedUser().AddRequirements(new StaffRequirement(OperatorsOnly: false))
            );
    }

    private sealed record StaffRequirement(bool OperatorsOnly) : IAuthorizationRequirement;

    private sealed class StaffHandler(NpgsqlDataSource database) : AuthorizationHandler<StaffRequirement>
    {
        private const string Read = """
            SELECT
              EXISTS (SELECT FROM user_roles ur JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = $1 AND r.name = $2),
              ARRAY (SELECT workspace_id FROM workspace_members WHERE user_id = $1 AND role IN ('moderator', 'owner'))
            """;

        protected override async Task HandleRequirementAsync(
            AuthorizationHandlerContext context,
            StaffRequirement requirement
        )
        {
            if (context.Resource is not HttpContext http || context.User.Identity?.IsAuthenticated != true)
                return;
            var user = await CurrentUser.BindAsync(http, null!);
            var staff = await database
                .Command(Read, user.Id, Contracts.Accounts.Roles.Operator)
                .FirstAsync(
                    row => new StaffMember(user.Id, row.GetBoolean(0), row.GetFieldValue<Guid[]>(1)),
                    http.RequestAborted
                );
            if (staff is null or { IsOperator: false, Workspaces: [] })
                return;
            if (requirement.OperatorsOnly && !staff.IsOperator)
                return;
            http.Features.Set(staff);
            context.Succeed(requirement);
        }
    }
}
