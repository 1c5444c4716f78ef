namespace VvsIm.Contracts.Workspaces;

/// <summary>Body of <c>PATCH /api/workspaces/{id}</c>; what it leaves out stays as it is.</summary>
/// <param name="Name">1 to <see cref="Limits.WorkspaceNameLength"/> characters.</param>
/// <param name="AvatarId">An own upload that becomes its picture; an empty id takes the picture away.</param>
/// <param name="FileBytes">Bytes of one file that may be uploaded, 1 to <see cref="Limits.LargestFileBytes"/>.</param>
public sealed record ChangeWorkspaceRequest(string? Name = null, Guid? AvatarId = null, long? FileBytes = null);
