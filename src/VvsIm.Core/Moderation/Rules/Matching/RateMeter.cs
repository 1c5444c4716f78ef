using System.Collections.Concurrent;

namespace VvsIm.Core.Moderation.Rules.Matching;

/// <summary>
/// Counts what people say, by rule and person, in the memory of this node: a limit against floods costs no question to the database, and with k
/// nodes lets through k times as much at most. The same client id is counted once, so a repeated request is no second message.
/// </summary>
internal sealed class RateMeter(TimeProvider time)
{
    private const int SweepEvery = 4_096;

    private readonly ConcurrentDictionary<(Guid Rule, Guid Person, int Text), Recent> counted = [];
    private int asked;

    /// <summary>Counts a message; true if it is one too many. What is too many is not counted.</summary>
    public bool IsTooMany(Guid ruleId, Guid personId, Guid clientId, int textHash, int count, int seconds)
    {
        var now = time.GetTimestamp();
        if (Interlocked.Increment(ref asked) % SweepEvery == 0)
            Sweep(now);
        var recent = counted.GetOrAdd((ruleId, personId, textHash), _ => new());
        lock (recent)
        {
            recent.Window = TimeSpan.FromSeconds(seconds);
            recent.Forget(now, time);
            if (recent.Said.Any(said => said.ClientId == clientId))
                return false;
            if (recent.Said.Count >= count)
                return true;
            recent.Said.Enqueue((now, clientId));
            return false;
        }
    }

    // Somebody may be given their entry while it is taken away here: then one message of theirs is forgotten.
    private void Sweep(long now)
    {
        foreach (var (key, recent) in counted)
            lock (recent)
            {
                recent.Forget(now, time);
                if (recent.Said.Count == 0)
                    counted.TryRemove(key, out _);
            }
    }

    private sealed class Recent
    {
        public Queue<(long At, Guid ClientId)> Said { get; } = [];
        public TimeSpan Window { get; set; }

        public void Forget(long now, TimeProvider time)
        {
            while (Said.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At, now) >= Window)
                Said.Dequeue();
        }
    }
}
