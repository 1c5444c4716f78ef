namespace VvsIm.Contracts.Realtime;

/// <summary>The user became a member of a workspace. On <c>usr:</c> of that user; who they are is asked again.</summary>
public sealed record WorkspaceJoined(Guid WorkspaceId) : RealtimeEvent;

/// <summary>A workspace has another name, picture or setting. On <c>ws:</c>.</summary>
/// <param name="WorkspaceId">Which.</param>
/// <param name="Name">Its name now.</param>
/// <param name="FileBytes">See <see cref="Workspaces.Workspace.FileBytes"/>.</param>
/// <param name="AvatarId">Its picture now; null if none.</param>
public sealed record WorkspaceChanged(Guid WorkspaceId, string Name, long FileBytes, Guid? AvatarId = null)
    : RealtimeEvent
{
    /// <summary>What is allowed in it now.</summary>
    public Workspaces.WorkspaceSettings Settings
    {
        // What was written before there were settings does not say them.
        get => field ?? Workspaces.WorkspaceSettings.Default;
        init;
    } = Workspaces.WorkspaceSettings.Default;
}

/// <summary>The user no longer belongs to a workspace, nor to anything in it. On <c>usr:</c> of that user; who they are is asked again.</summary>
public sealed record WorkspaceLeft(Guid WorkspaceId, string Name) : RealtimeEvent;

/// <summary>The user is something else in a workspace. On <c>usr:</c> of that user; who they are is asked again.</summary>
public sealed record WorkspaceRoleChanged(Guid WorkspaceId) : RealtimeEvent;
