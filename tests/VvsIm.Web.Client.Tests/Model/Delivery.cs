namespace VvsIm.Web.Client.Tests.Model;

/// <summary>A bad road: what goes in comes out late, twice, out of order or, if allowed, not at all.</summary>
internal sealed class Delivery<T>(Random random, bool loses)
{
    private readonly List<T> underWay = [];

    public void Send(T item)
    {
        if (loses && random.Next(8) == 0)
            return;
        underWay.Add(item);
        if (random.Next(6) == 0)
            underWay.Add(item);
    }

    public bool TryReceive(out T item)
    {
        item = default!;
        if (underWay.Count == 0)
            return false;
        var at = random.Next(3) == 0 ? random.Next(Math.Min(underWay.Count, 4)) : 0;
        item = underWay[at];
        underWay.RemoveAt(at);
        return true;
    }
}
