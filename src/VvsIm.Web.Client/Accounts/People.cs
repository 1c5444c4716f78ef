using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;

namespace VvsIm.Web.Client.Accounts;

/// <summary>Who is who: filled from what answers bring along, and asked for where somebody is still unknown. Not thread-safe.</summary>
public sealed class People
{
    private readonly Dictionary<Guid, User> known = [];
    private readonly HashSet<Guid> wanted = [];
    private readonly HashSet<Guid> asked = [];
    private readonly HashSet<Guid> stale = [];

    /// <summary>Oneself, as others know one.</summary>
    public static User Of(Me me) => new(me.Id, me.DisplayName, me.Status, me.AvatarId);

    /// <summary>Somebody is wanted whom nobody has asked for yet.</summary>
    public bool Wants => wanted.Count > 0;

    /// <summary>Everybody who is known.</summary>
    public IEnumerable<User> Known => known.Values;

    /// <summary>The person, or null while unknown; nobody is asked for them.</summary>
    public User? Knows(Guid id) => known.GetValueOrDefault(id);

    /// <summary>Remembers these people; false if that was nothing new.</summary>
    public bool Add(IEnumerable<User> users)
    {
        var changed = false;
        foreach (var user in users)
        {
            changed |= !known.TryGetValue(user.Id, out var before) || before != user;
            known[user.Id] = user;
            wanted.Remove(user.Id);
            stale.Remove(user.Id);
        }
        return changed;
    }

    /// <summary>Remembers the names of people of whom nothing else may be known here; the rest is asked for when they are looked at.</summary>
    public void AddNames(IEnumerable<User> users)
    {
        foreach (var user in users)
        {
            if (!known.TryGetValue(user.Id, out var before))
                stale.Add(user.Id);
            known[user.Id] = before is null ? user : before with { DisplayName = user.DisplayName };
            wanted.Remove(user.Id);
        }
    }

    /// <summary>The person, or null while unknown; asking makes them wanted.</summary>
    public User? Find(Guid id)
    {
        if (known.TryGetValue(id, out var user))
        {
            if (stale.Remove(id))
                wanted.Add(id);
            return user;
        }
        if (!asked.Contains(id))
            wanted.Add(id);
        return null;
    }

    /// <summary>Whom to ask for next, at most <see cref="Limits.UsersByIds"/>. They are not handed out again unless it failed.</summary>
    public Guid[] TakeWanted()
    {
        Guid[] ids = [.. wanted.Take(Limits.UsersByIds)];
        wanted.ExceptWith(ids);
        asked.UnionWith(ids);
        return ids;
    }

    /// <summary>What happened to them may have been missed: whoever of them is looked at is asked for again.</summary>
    public void Doubt() => stale.UnionWith(known.Keys);

    /// <summary>Asking for them failed: they are wanted again.</summary>
    public void AskAgain(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
            if (asked.Remove(id))
                wanted.Add(id);
    }
}
