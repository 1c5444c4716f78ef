namespace VvsIm.Contracts.Accounts;

/// <summary>An account as an operator sees it in the console.</summary>
public sealed record UserAccount
{
    /// <summary>The user's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The address they sign in with.</summary>
    public required string Email { get; init; }

    /// <summary>The name others see.</summary>
    public required string DisplayName { get; init; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person last sent a message; null if never.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>Roles in the whole installation.</summary>
    public required string[] Roles { get; init; }

    /// <summary>Set while sign-in is refused after too many failures.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}

/// <summary>A page of accounts with the number of all that match, for a table with page numbers.</summary>
public sealed record UserAccountPage
{
    /// <summary>At most <see cref="Limits.PageSize"/> accounts.</summary>
    public required UserAccount[] Items { get; init; }

    /// <summary>How many accounts match in all.</summary>
    public required int Total { get; init; }
}

/// <summary>The columns by which the table of accounts can be sorted.</summary>
public enum UserAccountSort
{
    /// <summary>By display name.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("displayName")]
    DisplayName,

    /// <summary>By email.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("email")]
    Email,

    /// <summary>By age of the account.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("createdAt")]
    CreatedAt,
}
