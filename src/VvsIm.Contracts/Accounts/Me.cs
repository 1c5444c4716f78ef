using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Contracts.Accounts;

/// <summary>The signed-in person.</summary>
public sealed record Me
{
    /// <summary>The user's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The address they sign in with.</summary>
    public required string Email { get; init; }

    /// <summary>The name others see.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Roles in the whole installation, of <see cref="Roles"/>; empty for most.</summary>
    public required string[] Roles { get; init; }

    /// <summary>Workspaces they are a member of, the oldest membership first.</summary>
    public required Workspace[] Workspaces { get; init; }

    /// <summary>Others learn how far they have read, and they of others; false: neither.</summary>
    public bool ReadReceipts { get; init; }

    /// <summary>Others learn whether they are there, and they of others; false: neither.</summary>
    public bool SharePresence { get; init; }

    /// <summary>What they say about themselves; null if nothing.</summary>
    public UserStatus? Status { get; init; }

    /// <summary>The medium that is their picture; null: their initials.</summary>
    public Guid? AvatarId { get; init; }
}

/// <summary>Body of <c>PATCH /api/me</c>; what it leaves out stays as it is.</summary>
/// <param name="ReadReceipts">See <see cref="Me.ReadReceipts"/>.</param>
/// <param name="SharePresence">See <see cref="Me.SharePresence"/>.</param>
/// <param name="AvatarId">An own upload that becomes one's picture; an empty id takes the picture away.</param>
public sealed record UpdateMeRequest(bool? ReadReceipts = null, bool? SharePresence = null, Guid? AvatarId = null);

/// <summary>Roles of the whole installation.</summary>
public static class Roles
{
    /// <summary>Runs the installation; sees every workspace in the console.</summary>
    public const string Operator = "operator";
}
