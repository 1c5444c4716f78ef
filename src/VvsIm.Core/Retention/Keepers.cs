using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Retention;

/// <summary>Who settles how long something is kept: operators, and the owners of its workspace. Moderators see the console, but not this.</summary>
internal static class Keepers
{
    private const string Owned = "SELECT workspace_id FROM workspace_members WHERE user_id = $1 AND role = 'owner'";

    /// <summary>The workspaces of which they may know it; null: all.</summary>
    public static async Task<Guid[]?> ScopeAsync(
        NpgsqlDataSource database,
        StaffMember staff,
        CancellationToken cancellationToken
    ) =>
        staff.IsOperator
            ? null
            : [.. await database.Command(Owned, staff.Id).ListAsync(row => row.GetGuid(0), cancellationToken)];

    /// <summary>The workspace of a conversation.</summary>
    public static Task<Guid?> WorkspaceOfAsync(
        NpgsqlDataSource database,
        Guid conversationId,
        CancellationToken cancellationToken
    ) =>
        database
            .Command("SELECT workspace_id FROM conversations WHERE id = $1", conversationId)
            .FirstAsync(row => (Guid?)row.GetGuid(0), cancellationToken);

    /// <summary>The refusal for whoever may not settle it; null if they may. What they do not see is not there for them.</summary>
    public static async Task<ProblemHttpResult?> RefuseAsync(
        NpgsqlDataSource database,
        StaffMember staff,
        Guid? workspaceId,
        string what,
        CancellationToken cancellationToken
    )
    {
        if (workspaceId is not { } id || !staff.Sees(id) || !await ExistsAsync(database, id, cancellationToken))
            return Refusal.NotFound(what);
        var scope = await ScopeAsync(database, staff, cancellationToken);
        return scope is null || scope.Contains(id)
            ? null
            : Refusal.Forbidden("Only operators and the owners of the workspace settle what is kept.");
    }

    private static async Task<bool> ExistsAsync(
        NpgsqlDataSource database,
        Guid workspaceId,
        CancellationToken cancellationToken
    ) =>
        await database
            .Command("SELECT EXISTS (SELECT FROM workspaces WHERE id = $1)", workspaceId)
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
}
