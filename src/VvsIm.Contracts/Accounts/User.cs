using VvsIm.Contracts.Presence;

namespace VvsIm.Contracts.Accounts;

/// <summary>What anybody in the same workspace may know of a person.</summary>
/// <param name="Id">Their id.</param>
/// <param name="DisplayName">The name others see.</param>
/// <param name="Status">What they say about themselves; null if nothing.</param>
/// <param name="AvatarId">The medium that is their picture, large, and small as its preview; null: their initials.</param>
public sealed record User(Guid Id, string DisplayName, UserStatus? Status = null, Guid? AvatarId = null);
