using VvsIm.Contracts.Workspaces;

namespace VvsIm.Testing;

/// <summary>How owners settle what their workspace allows.</summary>
public static class SettingsOperations
{
    /// <summary>Changes some of the settings of a workspace, and leaves the others.</summary>
    public static async Task<WorkspaceConfiguration> ConfigureAsync(
        this Tester who,
        Guid workspaceId,
        Func<WorkspaceSettings, WorkspaceSettings> change
    )
    {
        var before = await who.Api.Configuration.ReadAsync(workspaceId);
        return await who.Api.Configuration.ConfigureAsync(
            workspaceId,
            new(before.Version, before.FileBytes, change(before.Settings))
        );
    }

    /// <summary>Makes a workspace and brings these people into it.</summary>
    public static async Task<Workspace> GatherAsync(this Tester owner, string name, params IEnumerable<Tester> others)
    {
        var workspace = await owner.CreateWorkspaceAsync(name);
        var link = await owner.InviteToAsync(workspace);
        foreach (var other in others)
            await other.AcceptAsync(link);
        return workspace;
    }
}
