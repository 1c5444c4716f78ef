using System.Collections.Concurrent;
using VvsIm.Core.Realtime;

namespace VvsIm.Web.EmbeddedRealtime.Tokens;

/// <summary>
/// Tokens that were signed before their user was disconnected or unsubscribed. They have minutes to live, and whoever was just
/// removed must not come back with one: it counts as expired, and the next one is asked of the backend, which knows better.
/// </summary>
internal sealed class Revocations(TimeProvider time)
{
    // The longer of both lifetimes: after it no token of before is valid anyway.
    private static readonly TimeSpan Kept = RealtimeTokens.ConnectionLifetime;

    private readonly ConcurrentDictionary<(string User, string Channel), long> revoked = new();

    /// <summary>All tokens of a user signed until now, for one channel; for connecting when that is empty.</summary>
    public void Revoke(string user, string channel) => revoked[(user, channel)] = Now;

    /// <summary>Times are whole seconds, so a token of the very second of the revocation counts as one of before.</summary>
    public bool Concern(string user, string channel, long issuedAt) =>
        revoked.TryGetValue((user, channel), out var at) && issuedAt <= at;

    public void Sweep()
    {
        foreach (var (key, at) in revoked)
            if (Now - at > Kept.TotalSeconds)
                revoked.TryRemove(KeyValuePair.Create(key, at));
    }

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();
}
