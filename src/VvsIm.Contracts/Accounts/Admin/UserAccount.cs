using System.Text.Json.Serialization;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Contracts.Accounts.Admin;

/// <summary>An account as staff sees it in the console's table.</summary>
public sealed record UserAccount
{
    /// <summary>The user's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The address they sign in with; empty once the account is erased.</summary>
    public required string Email { get; init; }

    /// <summary>The name others see.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The medium that is their picture; null: their initials.</summary>
    public Guid? AvatarId { get; init; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person last sent a message; null if never.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>When a device on which they are signed in last asked for anything; null if there is none. Lags by a minute.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Roles in the whole installation.</summary>
    public required string[] Roles { get; init; }

    /// <summary>Whether they can come in, and if not, why.</summary>
    public required UserState State { get; init; }

    /// <summary>Set while sign-in is refused after too many failures.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>When their ban ends; null if it has no end, or there is none.</summary>
    public DateTimeOffset? BannedUntil { get; init; }

    /// <summary>When the account was anonymised; null if it was not.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>They have an authenticator app, or a passkey.</summary>
    public bool TwoFactor { get; init; }

    /// <summary>What they belong to, as far as the reader may know of it, the oldest membership first.</summary>
    public UserWorkspace[] Workspaces { get; init; } = [];
}

/// <summary>A workspace that somebody belongs to, or is kept out of.</summary>
public sealed record UserWorkspace
{
    /// <summary>The workspace's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What they are in it; null if nothing, as while they are banned from it.</summary>
    public WorkspaceRole? Role { get; init; }

    /// <summary>Member since; null if they are none.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>They are kept out of it; null if they are not.</summary>
    public Moderation.WorkspaceBan? Ban { get; init; }

    /// <summary>The reader may ban them from it. Only in <see cref="UserDetails"/>.</summary>
    public bool MayBan { get; init; }

    /// <summary>The roles that the reader may give them there; none in a list. Only in <see cref="UserDetails"/>.</summary>
    public WorkspaceRole[] MayGive { get; init; } = [];
}

/// <summary>Whether an account can be used. Of several that hold, the one named last.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<UserState>))]
public enum UserState
{
    /// <summary>They come in.</summary>
    Active,

    /// <summary>Nobody has ever come in with it.</summary>
    NeverSignedIn,

    /// <summary>Sign-in is refused for a while after too many failures.</summary>
    Locked,

    /// <summary>Shut out of the whole installation.</summary>
    Banned,

    /// <summary>Anonymised for good.</summary>
    Erased,
}
