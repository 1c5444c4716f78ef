using System.Diagnostics.CodeAnalysis;

namespace VvsIm.Web.EmbeddedRealtime.Publishing;

/// <summary>
/// What was published under which idempotency key in the last five minutes. Bounded: past the bound the oldest are forgotten,
/// and a repetition so late is delivered again, which clients bear.
/// </summary>
internal sealed class RecentKeys<TKey, TValue>(TimeProvider time, int capacity = 100_000)
    where TKey : notnull
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly Dictionary<TKey, TValue> values = [];
    private readonly Queue<(TKey Key, long At)> order = new();
    private readonly Lock gate = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (gate)
        {
            Forget();
            return values.TryGetValue(key, out value);
        }
    }

    /// <summary>False when the key is known already.</summary>
    public bool TryAdd(TKey key, TValue value)
    {
        lock (gate)
        {
            Forget();
            if (!values.TryAdd(key, value))
                return false;
            order.Enqueue((key, time.GetTimestamp()));
            return true;
        }
    }

    /// <summary>Forgets a key before its time.</summary>
    public void Remove(TKey key)
    {
        lock (gate)
            values.Remove(key);
    }

    private void Forget()
    {
        while (order.TryPeek(out var oldest) && (order.Count > capacity || time.GetElapsedTime(oldest.At) >= Kept))
            values.Remove(order.Dequeue().Key);
    }
}
