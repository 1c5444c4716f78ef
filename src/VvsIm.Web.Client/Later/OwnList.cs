namespace VvsIm.Web.Client.Later;

/// <summary>
/// A small list of one's own that is fetched whole whenever somebody says that it changed. What changes while an answer is under way
/// makes that answer worthless: it is passed over, and the need stands. Not thread-safe.
/// </summary>
/// <param name="idOf">What an item is known by.</param>
/// <param name="order">The order shown.</param>
public sealed class OwnList<T>(Func<T, Guid> idOf, Comparison<T> order)
{
    private readonly List<T> items = [];
    private int version;

    /// <summary>In their order.</summary>
    public IReadOnlyList<T> Items => items;

    /// <summary>False until it has been fetched once.</summary>
    public bool Loaded { get; private set; }

    /// <summary>It has to be fetched.</summary>
    public bool Needed { get; private set; } = true;

    /// <summary>It may be another list by now.</summary>
    public void Doubt()
    {
        version++;
        Needed = true;
    }

    /// <summary>Call before asking for it, and pass the answer on to <see cref="Load"/>.</summary>
    public int Begin() => version;

    /// <summary>Takes the whole list as it was fetched.</summary>
    public void Load(IEnumerable<T> fetched, int begun)
    {
        if (begun != version)
            return;
        items.Clear();
        items.AddRange(fetched);
        items.Sort(order);
        (Loaded, Needed) = (true, false);
    }

    /// <summary>Takes one item as it is now.</summary>
    public void Put(T item)
    {
        version++;
        items.RemoveAll(known => idOf(known) == idOf(item));
        items.Add(item);
        items.Sort(order);
    }

    /// <summary>It is gone.</summary>
    public void Remove(Guid id)
    {
        version++;
        items.RemoveAll(known => idOf(known) == id);
    }
}
