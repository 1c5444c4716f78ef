using VvsIm.Contracts;
using VvsIm.Contracts.Presence;

namespace VvsIm.Web.Client.Presence;

/// <summary>
/// Who is there, of those whom the screens ask about. Events and answers may come in any order: each says when it was true. Not
/// thread-safe.
/// </summary>
public sealed class PresenceBoard
{
    private const int Kept = 300;

    private readonly Dictionary<Guid, Place> places = [];
    private readonly HashSet<Guid> wanted = [];
    private long looks;

    /// <summary>Somebody is wanted whom nobody has asked for yet.</summary>
    public bool Wants => wanted.Count > 0;

    /// <summary>How it is about this person, or null while that is not known; asking makes them wanted.</summary>
    public PersonPresence? Find(Guid id)
    {
        if (!places.TryGetValue(id, out var place))
        {
            places[id] = place = new Place();
            wanted.Add(id);
        }
        place.Looked = ++looks;
        return place.Presence;
    }

    /// <summary>Takes word of people; false if nothing on a screen looks different.</summary>
    public bool Apply(IEnumerable<PersonPresence> people, DateTimeOffset at)
    {
        var changed = false;
        foreach (var person in people)
        {
            if (!places.TryGetValue(person.UserId, out var place) || at < place.At)
                continue;
            changed |= place.Presence != person;
            (place.Presence, place.At) = (person, at);
        }
        return changed;
    }

    /// <summary>Something may have been missed: all are wanted again, but for those whom nobody has looked at for long.</summary>
    public void Doubt()
    {
        foreach (
            var id in places.OrderByDescending(one => one.Value.Looked).Skip(Kept).Select(one => one.Key).ToArray()
        )
            places.Remove(id);
        wanted.UnionWith(places.Keys);
    }

    /// <summary>Forgets everybody; whoever is looked at again is wanted again.</summary>
    public void Clear()
    {
        places.Clear();
        wanted.Clear();
    }

    /// <summary>Whom to ask for next, at most <see cref="Limits.UsersByIds"/>. They are not handed out again unless it failed.</summary>
    public Guid[] TakeWanted()
    {
        Guid[] ids = [.. wanted.Take(Limits.UsersByIds)];
        wanted.ExceptWith(ids);
        return ids;
    }

    /// <summary>Asking for them failed: they are wanted again.</summary>
    public void AskAgain(IEnumerable<Guid> ids) => wanted.UnionWith(ids.Where(places.ContainsKey));

    private sealed class Place
    {
        public PersonPresence? Presence { get; set; }
        public DateTimeOffset At { get; set; }
        public long Looked { get; set; }
    }
}
