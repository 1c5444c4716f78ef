using VvsIm.Contracts.Workspaces;

namespace VvsIm.Testing;

/// <summary>People who keep order.</summary>
public static class StaffOperations
{
    /// <summary>Somebody new who moderates a workspace: the default one, or that of somebody else.</summary>
    public static async Task<Tester> SignUpModeratorAsync(
        this TestHost host,
        string name = "Mo Moderator",
        Guid? workspaceId = null,
        WorkspaceRole role = WorkspaceRole.Moderator
    )
    {
        var moderator = await host.SignUpAsync(name);
        var workspace = workspaceId?.ToString() ?? "";
        await using var database = await host.OpenDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            INSERT INTO workspace_members (workspace_id, user_id, role)
            SELECT coalesce(nullif('{workspace}', '')::uuid, default_workspace_id), '{moderator.Id}', '{role.ToString().ToLowerInvariant()}'
            FROM installation
            ON CONFLICT (workspace_id, user_id) DO UPDATE SET role = excluded.role
            """
        );
        return moderator;
    }

    /// <summary>Somebody new who moderates a workspace of their own, and belongs to no other.</summary>
    public static async Task<Tester> SignUpElsewhereAsync(this TestHost host, string name = "El Elsewhere")
    {
        var stranger = await host.SignUpAsync(name);
        var workspace = await stranger.CreateWorkspaceAsync("Elsewhere");
        await using var database = await host.OpenDatabaseAsync();
        await database.ExecuteAsync(
            $"DELETE FROM workspace_members WHERE user_id = '{stranger.Id}' AND workspace_id <> '{workspace.Id}'"
        );
        return stranger;
    }
}
