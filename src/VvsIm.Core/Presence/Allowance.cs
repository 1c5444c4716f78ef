namespace VvsIm.Core.Presence;

/// <summary>
/// So many times per key in a window of time, in this process. The windows of all keys begin together, so that forgetting them costs nothing.
/// </summary>
internal sealed class Allowance<TKey>(int times, TimeSpan window, TimeProvider time)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private Dictionary<TKey, int> taken = [];
    private long began = time.GetTimestamp();

    /// <summary>False when this key has had its share.</summary>
    public bool TryTake(TKey key)
    {
        lock (gate)
        {
            if (time.GetElapsedTime(began) >= window)
                (taken, began) = ([], time.GetTimestamp());
            var before = taken.GetValueOrDefault(key);
            if (before >= times)
                return false;
            taken[key] = before + 1;
            return true;
        }
    }
}
