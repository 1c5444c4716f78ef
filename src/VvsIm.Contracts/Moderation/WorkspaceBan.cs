namespace VvsIm.Contracts.Moderation;

/// <summary>Somebody was removed from a workspace and may not come back.</summary>
/// <param name="WorkspaceId">Which.</param>
/// <param name="UserId">Who.</param>
/// <param name="Until">When they may come back; null: it has no end.</param>
/// <param name="Reason">Shown to them; null if nobody gave one.</param>
/// <param name="BannedById">Who did it.</param>
/// <param name="BannedAt">When.</param>
public sealed record WorkspaceBan(
    Guid WorkspaceId,
    Guid UserId,
    DateTimeOffset? Until,
    string? Reason,
    Guid BannedById,
    DateTimeOffset BannedAt
);

/// <summary>Body of <c>PUT /api/admin/users/{id}/workspaces/{workspaceId}/ban</c>.</summary>
/// <param name="Until">A time to come; null: it has no end.</param>
/// <param name="Reason">Shown to them, at most <see cref="Limits.BanReasonLength"/> characters.</param>
public sealed record WorkspaceBanRequest(DateTimeOffset? Until = null, string? Reason = null);
