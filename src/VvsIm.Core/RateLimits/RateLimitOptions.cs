using System.ComponentModel.DataAnnotations;

namespace VvsIm.Core.RateLimits;

/// <summary>
/// Section <c>RateLimits</c>: requests of one address (of one /64, with IPv6) in a minute; 0 is no limit. Whole offices come from one
/// address: a limit that is too small shuts out people, and each account has a lock of its own against guessing.
/// </summary>
internal sealed class RateLimitOptions
{
    /// <summary>Signing in, registering, refreshing, and what else is under <c>/api/auth</c> without a sign-in.</summary>
    [Range(0, 1_000_000)]
    public int SignInsPerMinute { get; set; } = 1_200;

    /// <summary>Looking at invite links, and coming in by them.</summary>
    [Range(0, 1_000_000)]
    public int InvitesPerMinute { get; set; } = 300;
}

/// <summary>What is limited.</summary>
internal enum RateLimit
{
    /// <summary><see cref="RateLimitOptions.SignInsPerMinute"/>.</summary>
    SignIn,

    /// <summary><see cref="RateLimitOptions.InvitesPerMinute"/>.</summary>
    Invites,
}
