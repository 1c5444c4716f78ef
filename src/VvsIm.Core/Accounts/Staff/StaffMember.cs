using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace VvsIm.Core.Accounts.Staff;

/// <summary>
/// Who is asking in the console: an operator, or whoever keeps order in some workspaces. A parameter of every handler behind
/// <see cref="StaffPolicies"/>; read from the database at each request, so that a role that was taken away is worth nothing at once.
/// </summary>
/// <param name="Id">Their user id.</param>
/// <param name="IsOperator">They see the whole installation.</param>
/// <param name="Workspaces">The workspaces that they moderate or own.</param>
public sealed record StaffMember(Guid Id, bool IsOperator, Guid[] Workspaces)
{
    /// <summary>The workspaces whose rows they may see, for <c>$n::uuid[] IS NULL OR workspace_id = ANY ($n)</c>; null: every row.</summary>
    public Guid[]? Scope => IsOperator ? null : Workspaces;

    /// <summary>Whether they may see, and do, what belongs there; null is the installation as a whole.</summary>
    public bool Sees(Guid? workspaceId) =>
        IsOperator || (workspaceId is { } workspace && Workspaces.Contains(workspace));

    /// <summary>Binds the parameter to what the policy has read.</summary>
    public static ValueTask<StaffMember> BindAsync(HttpContext context, ParameterInfo _) =>
        ValueTask.FromResult(
            context.Features.Get<StaffMember>()
                ?? throw new InvalidOperationException("A handler of the console ran without its policy.")
        );
}
