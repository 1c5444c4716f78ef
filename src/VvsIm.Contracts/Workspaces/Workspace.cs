namespace VvsIm.Contracts.Workspaces;

/// <summary>A tenant, as one of its members sees it.</summary>
public sealed record Workspace(Guid Id, string Name, WorkspaceRole Role);

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
