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
    public static bool May(WorkspaceAct act, WorkspaceRole role) =>
        role
        >= act switch
        {
            WorkspaceAct.LookAround => WorkspaceRole.Member,
            WorkspaceAct.OpenDirect => WorkspaceRole.Member,
            WorkspaceAct.CreateGroup => WorkspaceRole.Member,
            WorkspaceAct.CreateChannel => WorkspaceRole.Member,
            WorkspaceAct.Change => WorkspaceRole.Moderator,
            WorkspaceAct.InviteByLink => WorkspaceRole.Moderator,
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };
}
