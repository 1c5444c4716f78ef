using System.Collections.Concurrent;

namespace VvsIm.Web.EmbeddedRealtime.Connections;

/// <summary>All connections, and whose they are.</summary>
internal sealed class ConnectionRegistry
{
    private readonly ConcurrentDictionary<Connection, bool> all = new();
    private readonly Dictionary<string, HashSet<Connection>> byUser = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int taken;

    /// <summary>Every socket, also before it said who it is.</summary>
    public IEnumerable<Connection> All => all.Keys;

    /// <summary>Connections that said who they are, and how many different people they are.</summary>
    public (int Connections, int Users) Counts
    {
        get
        {
            lock (gate)
                return (byUser.Values.Sum(connections => connections.Count), byUser.Count);
        }
    }

    /// <summary>A place for one more socket, until <see cref="GiveUpPlace"/>. False when all are taken.</summary>
    public bool TryTakePlace(int places)
    {
        if (Interlocked.Increment(ref taken) <= places)
            return true;
        GiveUpPlace();
        return false;
    }

    public void GiveUpPlace() => Interlocked.Decrement(ref taken);

    public void Add(Connection connection) => all[connection] = true;

    public void Identify(Connection connection, string user)
    {
        lock (gate)
        {
            if (!byUser.TryGetValue(user, out var connections))
                byUser[user] = connections = [];
            connections.Add(connection);
        }
    }

    public IReadOnlyList<Connection> Of(string user)
    {
        lock (gate)
            return byUser.TryGetValue(user, out var connections) ? [.. connections] : [];
    }

    /// <summary>The user's no more; its socket may still be closing.</summary>
    public void Forget(Connection connection, string user)
    {
        lock (gate)
        {
            if (
                byUser.TryGetValue(user, out var connections)
                && connections.Remove(connection)
                && connections.Count == 0
            )
                byUser.Remove(user);
        }
    }

    /// <summary>The socket is gone.</summary>
    public void Remove(Connection connection) => all.TryRemove(connection, out _);
}
