using VvsIm.Contracts.Workspaces;

namespace VvsIm.Contracts.Permissions;

/// <summary>What somebody may or may not do in a workspace. <see cref="WorkspacePermissions"/> says who.</summary>
public enum WorkspaceAct
{
    /// <summary>Find its people and public channels.</summary>
    LookAround,

    /// <summary>Open a direct conversation with somebody in it.</summary>
    OpenDirect,

    /// <summary>Make a group.</summary>
    CreateGroup,

    /// <summary>Make a public channel.</summary>
    CreateChannel,

    /// <summary>Change its name, its picture, and how large files may be.</summary>
    Change,

    /// <summary>Make links by which others come into the workspace, see them, and revoke them.</summary>
    InviteByLink,
}

/// <summary>The one table of who may do what in a workspace, enforced and asked as <see cref="ConversationPermissions"/> is.</summary>
public static class WorkspacePermissions
{
    /// <summary>Whether a member of that role may do this; for nobody else is there such a workspace.</summary>
    /// <param name="act">What.</param>
    /// <param name="role">What they are in it.</param>
    /// <param name="settings">What the workspace allows; null for one in which nobody has settled anything.</param>
    public static bool May(WorkspaceAct act, WorkspaceRole role, WorkspaceSettings? settings = null)
    {
        settings ??= WorkspaceSettings.Default;
        return (FeatureOf(act) is not { } feature || settings.Has(feature)) && role >= From(act, settings);
    }

    /// <summary>Whether the reader of this workspace may do this.</summary>
    public static bool May(this Workspace workspace, WorkspaceAct act) => May(act, workspace.Role, workspace.Settings);

    /// <summary>What has to be on for it; null if nothing.</summary>
    public static WorkspaceFeature? FeatureOf(WorkspaceAct act) =>
        act switch
        {
            WorkspaceAct.OpenDirect => WorkspaceFeature.DirectMessages,
            WorkspaceAct.CreateGroup => WorkspaceFeature.Groups,
            WorkspaceAct.CreateChannel => WorkspaceFeature.Channels,
            _ => null,
        };

    private static WorkspaceRole From(WorkspaceAct act, WorkspaceSettings settings) =>
        act switch
        {
            WorkspaceAct.LookAround => WorkspaceRole.Member,
            WorkspaceAct.OpenDirect => WorkspaceRole.Member,
            WorkspaceAct.CreateGroup => settings.CreateGroups,
            WorkspaceAct.CreateChannel => settings.CreateChannels,
            WorkspaceAct.Change => WorkspaceRole.Moderator,
            WorkspaceAct.InviteByLink => settings.Invite,
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };
}
