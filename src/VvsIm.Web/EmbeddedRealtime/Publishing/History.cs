namespace VvsIm.Web.EmbeddedRealtime.Publishing;

/// <summary>Bytes that the histories of all channels hold together.</summary>
internal sealed class HistoryBudget(long limit)
{
    /// <summary>What keeping a publication costs besides its data, which many channels may share.</summary>
    private const int EntryBytes = 16;

    private long used;

    public long Used => Interlocked.Read(ref used);

    public bool Exceeded => Used > limit;

    /// <summary>Some room below the limit, so that one eviction serves many publications.</summary>
    public bool HasRoom => Used <= limit - (limit / 8);

    public void Take(Payload payload) => Interlocked.Add(ref used, EntryBytes + (payload.Hold() ? payload.Length : 0));

    public void Return(Payload payload) =>
        Interlocked.Add(ref used, -(EntryBytes + (payload.Drop() ? payload.Length : 0)));
}

/// <summary>The last publications of one channel, whose offsets are consecutive. Used under the channel's lock.</summary>
internal sealed class History(int size, HistoryBudget budget)
{
    private readonly Queue<Payload> entries = new();

    public int Count => entries.Count;

    public void Add(Payload payload)
    {
        budget.Take(payload);
        entries.Enqueue(payload);
        if (entries.Count > size)
            budget.Return(entries.Dequeue());
    }

    /// <summary>The newest ones, oldest of them first.</summary>
    public IEnumerable<Payload> Last(int count) => entries.Skip(entries.Count - count);

    public void Clear()
    {
        if (entries.Count == 0)
            return;
        while (entries.TryDequeue(out var payload))
            budget.Return(payload);
        entries.TrimExcess();
    }
}
