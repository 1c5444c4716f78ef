namespace VvsIm.Core.Presence.Beats;

/// <summary>Signs of life that wait to be written: of each device the newest. Bounded; past the bound they are dropped.</summary>
internal sealed class GatheredBeats
{
    private const int Capacity = 50_000;

    private readonly Lock gate = new();
    private Dictionary<(Guid User, Guid Device), Beat> waiting = [];

    /// <summary>False when there are too many.</summary>
    public bool TryAdd(Beat beat)
    {
        lock (gate)
        {
            var key = (beat.UserId, beat.DeviceId);
            if (waiting.Count >= Capacity && !waiting.ContainsKey(key))
                return false;
            waiting[key] = beat;
            return true;
        }
    }

    /// <summary>All of them; they are the caller's to write.</summary>
    public IReadOnlyCollection<Beat> TakeAll()
    {
        lock (gate)
        {
            var taken = waiting;
            waiting = [];
            return taken.Values;
        }
    }

    /// <summary>Those that could not be written, unless there is newer word of the device.</summary>
    public void GiveBack(IEnumerable<Beat> beats)
    {
        lock (gate)
            foreach (var beat in beats)
                if (waiting.Count < Capacity)
                    waiting.TryAdd((beat.UserId, beat.DeviceId), beat);
    }
}
