using VvsIm.Contracts.Workspaces;

namespace VvsIm.Contracts.Accounts.Admin;

/// <summary>Body of <c>PUT /api/admin/users/{id}/name</c>.</summary>
/// <param name="DisplayName">1 to <see cref="Limits.DisplayNameLength"/> characters.</param>
/// <param name="Reason">At most <see cref="Limits.ReasonLength"/> characters; null for none.</param>
public sealed record RenameUserRequest(string? DisplayName, string? Reason = null);

/// <summary>Body of <c>PUT /api/admin/users/{id}/workspaces/{workspaceId}/role</c>.</summary>
/// <param name="Role">What they are to be.</param>
/// <param name="Reason">At most <see cref="Limits.ReasonLength"/> characters; null for none.</param>
public sealed record WorkspaceRoleRequest(WorkspaceRole Role, string? Reason = null);

/// <summary>Body of <c>POST /api/admin/users/{id}/erase</c>.</summary>
/// <param name="Name">The person's name as it is now, typed by who does it.</param>
/// <param name="DeleteMessages">What they said goes too, but for what a legal hold is on.</param>
/// <param name="Reason">At most <see cref="Limits.ReasonLength"/> characters; null for none.</param>
public sealed record EraseUserRequest(string? Name, bool DeleteMessages = false, string? Reason = null);
