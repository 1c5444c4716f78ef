namespace VvsIm.Contracts.Workspaces;

/// <summary>A member of a workspace.</summary>
/// <param name="UserId">Who.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="Role">What they are in it.</param>
/// <param name="JoinedAt">Since when.</param>
public sealed record WorkspacePerson(Guid UserId, string DisplayName, WorkspaceRole Role, DateTimeOffset JoinedAt);

/// <summary>Body of <c>POST /api/workspaces</c>.</summary>
/// <param name="Name">1 to <see cref="Limits.WorkspaceNameLength"/> characters.</param>
public sealed record CreateWorkspaceRequest(string? Name);
