using VvsIm.Contracts.Presence;

namespace VvsIm.Contracts.Accounts;

/// <summary>What anybody in the same workspace may know of a person.</summary>
public sealed record User(Guid Id, string DisplayName, UserStatus? Status = null);
