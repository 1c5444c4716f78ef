namespace VvsIm.Admin.Accounts;

/// <summary>What is known of who sits before the console.</summary>
internal enum SessionState
{
    /// <summary>Not asked yet, or no answer.</summary>
    Unknown,

    /// <summary>Nobody is signed in.</summary>
    SignedOut,

    /// <summary>Signed in, but no operator.</summary>
    Forbidden,

    /// <summary>Signed in and staff, but the console stays shut until they have a second factor.</summary>
    SetupRequired,

    /// <summary>An operator.</summary>
    SignedIn,
}
