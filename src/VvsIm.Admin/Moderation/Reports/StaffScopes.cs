using VvsIm.Admin.Accounts;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Admin.Moderation.Reports;

/// <summary>What whoever is signed in listens to: operators the installation, moderators the workspaces that they keep order in.</summary>
internal static class StaffScopes
{
    /// <summary>The ids for <see cref="Realtime.StaffFeed.Listen"/>.</summary>
    public static IEnumerable<Guid> Of(Session session) =>
        session.IsOperator ? [Guid.Empty]
        : session.Me is { } me
            ? me
                .Workspaces.Where(workspace => workspace.Role >= WorkspaceRole.Moderator)
                .Select(workspace => workspace.Id)
        : [];
}
