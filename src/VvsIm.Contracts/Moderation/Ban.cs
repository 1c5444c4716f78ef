namespace VvsIm.Contracts.Moderation;

/// <summary>Somebody is shut out of the whole installation.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Until">When it ends; null: it has no end.</param>
/// <param name="Reason">Shown to them; null if nobody gave one.</param>
/// <param name="BannedById">The operator who did it.</param>
/// <param name="BannedAt">When.</param>
public sealed record Ban(Guid UserId, DateTimeOffset? Until, string? Reason, Guid BannedById, DateTimeOffset BannedAt);

/// <summary>Body of <c>PUT /api/admin/users/{id}/ban</c>.</summary>
/// <param name="Until">A time to come; null: it has no end.</param>
/// <param name="Reason">Shown to them, at most <see cref="Limits.BanReasonLength"/> characters.</param>
/// <param name="HideMessages">Everything they said disappears for members, step by step, until it is brought back.</param>
public sealed record BanRequest(DateTimeOffset? Until = null, string? Reason = null, bool HideMessages = false);

/// <summary>What a banned person is told, beside the code <see cref="ProblemCodes.Banned"/>.</summary>
/// <param name="Until">When it ends; null: it has no end.</param>
/// <param name="Reason">Null if nobody gave one.</param>
/// <param name="Erased">The account has been erased: it never opens again.</param>
/// <param name="AppealToken">Opens <c>POST /api/auth/appeal</c> for a day; null where there is nothing to appeal against.</param>
public sealed record BanNotice(
    DateTimeOffset? Until = null,
    string? Reason = null,
    bool Erased = false,
    string? AppealToken = null
);
