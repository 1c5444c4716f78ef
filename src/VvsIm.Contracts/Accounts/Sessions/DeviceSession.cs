namespace VvsIm.Contracts.Accounts.Sessions;

/// <summary>One sign-in of somebody, which has not ended: a browser, an app, a script.</summary>
public sealed record DeviceSession
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>When they signed in there.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When they last showed there who they are: by signing in, or by confirming it.</summary>
    public required DateTimeOffset AuthenticatedAt { get; init; }

    /// <summary>When it was last used; lags by a minute.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>They have shown more than a password there.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>What the device says of itself, in HTTP's words; null if nothing.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The address it was last used from; null if that is not known.</summary>
    public string? Address { get; init; }

    /// <summary>It is the one that asks.</summary>
    public bool Current { get; init; }
}
