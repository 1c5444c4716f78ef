using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

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
        services.AddOptions<ConsoleOptions>().BindConfiguration("Console").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IAuthorizationHandler, StaffHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, StaffRefusals>();
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

    private sealed class StaffHandler(NpgsqlDataSource database, IOptions<ConsoleOptions> options, TimeProvider time)
        : AuthorizationHandler<StaffRequirement>
    {
        private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

        // Has the session shown a second factor; has its person any.
        private const string Read = """
            SELECT
              EXISTS (SELECT FROM user_roles ur JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = $1 AND r.name = $2),
              ARRAY (SELECT workspace_id FROM workspace_members WHERE user_id = $1 AND role IN ('moderator', 'owner')),
              s.authenticated_at,
              greatest(s.authenticated_at, s.console_seen_at),
              s.second_factor,
              EXISTS (SELECT FROM authenticators a WHERE a.user_id = $1 AND a.confirmed_at IS NOT NULL)
                OR EXISTS (SELECT FROM user_passkeys p WHERE p.user_id = $1),
              s.console_seen_at
            FROM sessions s WHERE s.id = $3
            """;

        protected override async Task HandleRequirementAsync(
            AuthorizationHandlerContext context,
            StaffRequirement requirement
        )
        {
            if (context.Resource is not HttpContext http || CurrentSession.Of(context.User) is not { } session)
                return;
            var found = await database
                .Command(Read, session.UserId, Contracts.Accounts.Roles.Operator, session.Id)
                .FirstAsync(row => Entry(session.UserId, row), http.RequestAborted);
            if (found is null or { Staff: { IsOperator: false, Workspaces: [] } })
                return;
            if (requirement.OperatorsOnly && !found.Staff.IsOperator)
                return;
            if (Refuse(found, http.GetEndpoint()) is { } refusal)
            {
                http.Features.Set(new StaffRefusals.Reason(refusal));
                return;
            }
            if (found.NotedAt is not { } noted || time.GetUtcNow() - noted >= NotedEvery)
                await database
                    .Command("UPDATE sessions SET console_seen_at = $2 WHERE id = $1", session.Id, time.GetUtcNow())
                    .RunAsync(http.RequestAborted);
            http.Features.Set(found.Staff);
            context.Succeed(requirement);
        }

        private ProblemHttpResult? Refuse(StaffEntry entry, Endpoint? endpoint)
        {
            var (rules, now) = (options.Value, time.GetUtcNow());
            if (rules.RequireTwoFactor && !entry.HasSecondFactor)
                return Refusal.Of(
                    StatusCodes.Status403Forbidden,
                    ProblemCodes.TwoFactorSetupRequired,
                    "The console asks for a second factor here. Set one up first."
                );
            var lasts = endpoint?.Metadata.GetMetadata<DangerousAct>() is null
                ? TimeSpan.FromHours(rules.SessionHours)
                : FreshSignIn.Lasts;
            return
                now - entry.AuthenticatedAt >= lasts
                || now - entry.UsedAt >= TimeSpan.FromMinutes(rules.IdleMinutes)
                || (rules.RequireTwoFactor && !entry.ShownSecondFactor)
                ? FreshSignIn.Wanted()
                : null;
        }

        private static StaffEntry Entry(Guid userId, NpgsqlDataReader row) =>
            new(
                new StaffMember(userId, row.GetBoolean(0), row.GetFieldValue<Guid[]>(1)),
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetFieldValue<DateTimeOffset>(3),
                row.GetBoolean(4),
                row.GetBoolean(5),
                row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6)
            );
    }

    /// <summary>Who asks, and how fresh their sign-in is.</summary>
    private sealed record StaffEntry(
        StaffMember Staff,
        DateTimeOffset AuthenticatedAt,
        DateTimeOffset UsedAt,
        bool ShownSecondFactor,
        bool HasSecondFactor,
        DateTimeOffset? NotedAt
    );
}
