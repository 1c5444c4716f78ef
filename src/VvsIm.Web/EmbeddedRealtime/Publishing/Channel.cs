using System.Security.Cryptography;
using VvsIm.Web.EmbeddedRealtime.Connections;
using VvsIm.Web.EmbeddedRealtime.Protocol;

namespace VvsIm.Web.EmbeddedRealtime.Publishing;

/// <summary>
/// A channel that somebody subscribed to: its subscribers, its position, its last publications. All that happens to it happens
/// under its lock, so every subscriber gets the same order, and a new one gets its reply before the first push.
/// </summary>
internal sealed class Channel(string name, HubNamespace options, HistoryBudget budget, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Connection, ClientInfo> subscribers = [];
    private readonly History? history = options.HistorySize > 0 ? new History(options.HistorySize, budget) : null;
    private readonly string? epoch = options.HistorySize > 0 ? NewEpoch() : null;
    private readonly PublicationPush push = new(name);
    private ulong offset;
    private long published = time.GetTimestamp();
    private long left = time.GetTimestamp();
    private bool gone;

    public string Name => name;

    public HubNamespace Options => options;

    /// <summary>When it was last published to; the order in which histories are given up.</summary>
    public long Published => Volatile.Read(ref published);

    public int SubscriberCount
    {
        get
        {
            lock (gate)
                return subscribers.Count;
        }
    }

    /// <summary>False when the channel was removed meanwhile: look it up again.</summary>
    public bool TryPublish(Payload payload, out StreamPosition position, bool transient = false)
    {
        lock (gate)
        {
            position = default;
            if (gone)
                return false;
            if (!transient)
            {
                if (history is not null)
                {
                    offset++;
                    history.Add(payload);
                    position = new StreamPosition(offset, epoch);
                }
                published = time.GetTimestamp();
            }
            if (subscribers.Count > 0)
                Send(push.Encode(payload, position));
            return true;
        }
    }

    /// <summary>
    /// Adds a subscriber; <paramref name="confirm"/> sends it the result before anything published later. False when the
    /// channel was removed meanwhile: look it up again.
    /// </summary>
    public bool TrySubscribe(
        Connection connection,
        ClientInfo info,
        StreamPosition? recoverFrom,
        Action<SubscribeResult> confirm
    )
    {
        lock (gate)
        {
            if (gone)
                return false;
            subscribers[connection] = info;
            confirm(Result(recoverFrom));
            if (options.JoinLeave)
                Send(Push.Join(name, info));
            return true;
        }
    }

    public void Unsubscribe(Connection connection)
    {
        lock (gate)
        {
            if (!subscribers.Remove(connection, out var info))
                return;
            left = time.GetTimestamp();
            if (options.JoinLeave && subscribers.Count > 0)
                Send(Push.Leave(name, info));
        }
    }

    /// <summary>Everyone subscribed, each connection once.</summary>
    public IReadOnlyList<ClientInfo> Presence()
    {
        lock (gate)
            return [.. subscribers.Values];
    }

    /// <summary>Where the stream stands, and of its kept publications those after a position, or all.</summary>
    public (StreamPosition Top, IReadOnlyList<PastPublication>? Kept) Past(StreamPosition? after = null)
    {
        lock (gate)
        {
            var top = new StreamPosition(offset, epoch);
            return (top, after is { } from ? Since(from) : Newest(history?.Count ?? 0));
        }
    }

    /// <summary>Gives up the history; an unheard channel is given up whole. Its epoch is never used again.</summary>
    /// <returns>True when the channel is gone.</returns>
    public bool GiveUpHistory()
    {
        lock (gate)
        {
            history?.Clear();
            return gone |= subscribers.Count == 0;
        }
    }

    /// <summary>Drops what is older than the namespace keeps.</summary>
    /// <returns>True when the channel is gone.</returns>
    public bool Sweep()
    {
        lock (gate)
        {
            var quiet = time.GetElapsedTime(published) >= options.HistoryTtl;
            if (quiet)
                history?.Clear();
            var unheard = subscribers.Count == 0 && time.GetElapsedTime(left) >= options.HistoryTtl;
            return gone |= subscribers.Count == 0 && (history is null || (quiet && unheard));
        }
    }

    private SubscribeResult Result(StreamPosition? recoverFrom)
    {
        var recovers = history is not null && recoverFrom is not null;
        var missed = recovers ? Since(recoverFrom!.Value) : null;
        var position = missed is null ? new StreamPosition(offset, epoch) : recoverFrom!.Value;
        return new SubscribeResult(position, missed ?? [], missed is not null, recoverFrom is not null);
    }

    // Whole or nothing: null when the position is of another epoch, or what follows it is no longer kept.
    private List<PastPublication>? Since(StreamPosition position)
    {
        if (history is null || position.Epoch != epoch || position.Offset > offset)
            return null;
        var missed = offset - position.Offset;
        return missed <= (ulong)history.Count ? Newest((int)missed) : null;
    }

    private List<PastPublication> Newest(int count)
    {
        var first = offset - (ulong)count + 1;
        return history is null ? [] : [.. history.Last(count).Select(payload => new PastPublication(first++, payload))];
    }

    private void Send(ReadOnlyMemory<byte> message)
    {
        foreach (var connection in subscribers.Keys)
            connection.Send(message);
    }

    private static string NewEpoch() =>
        RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 8);
}
