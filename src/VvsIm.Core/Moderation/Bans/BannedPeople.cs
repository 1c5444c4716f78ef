using System.Collections.Frozen;
using System.Security.Claims;
using VvsIm.Contracts.Moderation;
using VvsIm.Core.Moderation.Appeals;

namespace VvsIm.Core.Moderation.Bans;

/// <summary>Who is banned, as this node knows it: kept up to date by <see cref="BanWatch"/>, asked at every request.</summary>
internal sealed class BannedPeople(TimeProvider time, BanTokens tokens)
{
    private volatile FrozenDictionary<Guid, BanNotice> bans = FrozenDictionary<Guid, BanNotice>.Empty;

    /// <summary>What to tell this person; null if they are not banned.</summary>
    public BanNotice? Find(Guid userId) =>
        !bans.TryGetValue(userId, out var ban) || ban.Until <= time.GetUtcNow() ? null
        : ban.Erased ? ban
        : ban with { AppealToken = tokens.Issue(userId) };

    /// <summary>What to tell whoever is signed in so; null if they are not banned.</summary>
    public BanNotice? Find(ClaimsPrincipal who) =>
        Guid.TryParse(who.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? Find(id) : null;

    /// <summary>From now on these are banned, and nobody else. Answers those who were not before.</summary>
    public Guid[] Replace(IReadOnlyDictionary<Guid, BanNotice> now)
    {
        var before = bans;
        bans = now.ToFrozenDictionary();
        return [.. now.Keys.Where(id => !before.ContainsKey(id))];
    }
}
