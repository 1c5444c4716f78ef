namespace VvsIm.Contracts.Workspaces;

/// <summary>A tenant, as one of its members sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What the reader is in it.</param>
/// <param name="AvatarId">The medium that is its picture; null: its initials.</param>
/// <param name="FileBytes">Bytes of one file that may be uploaded.</param>
public sealed record Workspace(
    Guid Id,
    string Name,
    WorkspaceRole Role,
    Guid? AvatarId = null,
    long FileBytes = Limits.FileBytes
)
{
    /// <summary>What is allowed in it.</summary>
    public WorkspaceSettings Settings
    {
        // What was written before there were settings does not say them.
        get => field ?? WorkspaceSettings.Default;
        init;
    } = WorkspaceSettings.Default;
}

/// <summary>What a member is in a workspace.</summary>
public enum WorkspaceRole
{
    /// <summary>Talks.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("member")]
    Member,

    /// <summary>Moderates this workspace in the console.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("moderator")]
    Moderator,

    /// <summary>Owns this workspace.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("owner")]
    Owner,
}
