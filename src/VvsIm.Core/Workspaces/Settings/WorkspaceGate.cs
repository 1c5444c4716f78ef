using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces.Settings;

/// <summary>What the table of permissions and the settings of a workspace say of an act in it, until the transaction ends.</summary>
internal static class WorkspaceGate
{
    /// <summary>Null when this member may do it.</summary>
    public static async Task<ProblemHttpResult?> CheckAsync(
        NpgsqlConnection connection,
        Guid workspaceId,
        Guid userId,
        WorkspaceAct act,
        CancellationToken cancellationToken
    )
    {
        await SettingsLock.ShareAsync(connection, workspaceId, cancellationToken);
        var (role, settings) = await connection
            .Command(
                """
                SELECT m.role, w.settings::text FROM workspaces w
                JOIN workspace_members m ON m.workspace_id = w.id AND m.user_id = $2
                WHERE w.id = $1
                """,
                workspaceId,
                userId
            )
            .FirstAsync(
                row =>
                    (
                        Role: (WorkspaceRole?)Names.WorkspaceRole(row.GetString(0)),
                        StoredSettings.Read(row.GetString(1))
                    ),
                cancellationToken
            );
        return role is { } standing ? Check(act, standing, settings) : Refusal.NotFound("workspace");
    }

    /// <summary>The same for what is known already.</summary>
    public static ProblemHttpResult? Check(WorkspaceAct act, WorkspaceRole role, WorkspaceSettings settings)
    {
        if (WorkspacePermissions.May(act, role, settings))
            return null;
        return WorkspacePermissions.FeatureOf(act) is { } feature && !settings.Has(feature)
            ? SwitchedOff.Of(feature)
            : Refusal.Forbidden("Your role in this workspace does not allow this.");
    }
}
