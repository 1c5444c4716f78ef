using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using VvsIm.Web.EmbeddedRealtime.Connections;
using VvsIm.Web.EmbeddedRealtime.Protocol;
using VvsIm.Web.EmbeddedRealtime.Publishing;
using VvsIm.Web.EmbeddedRealtime.Tokens;

namespace VvsIm.Web.EmbeddedRealtime;

/// <summary>
/// The channels of this process and who is connected. A channel exists from its first subscriber until nobody can hold a
/// position in it any more; before and after, publishing to it costs one look-up.
/// </summary>
internal sealed class Hub
{
    private readonly ConcurrentDictionary<string, Channel> channels = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, HubNamespace> namespaces;
    private readonly FrozenDictionary<string, HubNamespace>.AlternateLookup<ReadOnlySpan<char>> namespaceOf;
    private readonly HistoryBudget budget;
    private readonly Lock evicting = new();
    private bool stopping;

    public Hub(IOptions<HubOptions> options, TokenVerifier tokens, TimeProvider time)
    {
        Options = options.Value;
        Tokens = tokens;
        Time = time;
        Revocations = new Revocations(time);
        budget = new HistoryBudget(Options.HistoryBytes);
        namespaces = Options.Namespaces.ToFrozenDictionary(StringComparer.Ordinal);
        namespaceOf = namespaces.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public HubOptions Options { get; }

    public TokenVerifier Tokens { get; }

    public TimeProvider Time { get; }

    public Revocations Revocations { get; }

    public ConnectionRegistry Connections { get; } = new();

    /// <summary>Bytes of all history; for tests and figures.</summary>
    public long HistoryBytes => budget.Used;

    /// <summary>Channels that have state now.</summary>
    public IEnumerable<Channel> Channels => channels.Values;

    /// <summary>What a channel can do; null when no such channel can exist.</summary>
    public HubNamespace? NamespaceOf(string channel)
    {
        var colon = channel.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && namespaceOf.TryGetValue(channel.AsSpan(0, colon), out var found) ? found : null;
    }

    /// <summary>The channel, if it has state.</summary>
    public Channel? Find(string channel) => channels.GetValueOrDefault(channel);

    /// <summary>
    /// Delivers to all subscribers, and keeps it for who recovers unless it is transient. Null position: it has none, or nobody ever
    /// subscribed.
    /// </summary>
    public HubError? Publish(string channel, Payload payload, out StreamPosition position, bool transient = false)
    {
        position = default;
        Channel? existing;
        do
        {
            if (channels.TryGetValue(channel, out existing))
                continue;
            if (NamespaceOf(channel) is not { } options)
                return HubError.UnknownChannel;
            if (transient || !options.KeepsUnheard)
                return null;
            existing = Open(channel, options);
        } while (!existing.TryPublish(payload, out position, transient));

        if (budget.Exceeded)
            GiveUpHistories();
        return null;
    }

    /// <summary>Subscribes a connection; the channel is made if need be.</summary>
    public Channel Subscribe(
        string channel,
        HubNamespace options,
        Connection connection,
        ClientInfo info,
        StreamPosition? recoverFrom,
        Action<SubscribeResult> confirm
    )
    {
        while (true)
        {
            var opened = Open(channel, options);
            if (opened.TrySubscribe(connection, info, recoverFrom, confirm))
                return opened;
        }
    }

    /// <summary>Ends a user's subscription on all connections; tokens from before count no more.</summary>
    public void UnsubscribeUser(string user, string channel, Unsubscription why)
    {
        Revocations.Revoke(user, channel);
        foreach (var connection in Connections.Of(user))
            connection.UnsubscribeByServer(channel, why);
    }

    /// <summary>Closes all connections of a user; if for good, tokens from before count no more.</summary>
    public void DisconnectUser(string user, Disconnect reason)
    {
        if (reason.IsFinal)
            Revocations.Revoke(user, "");
        foreach (var connection in Connections.Of(user))
            connection.Close(reason);
    }

    /// <summary>Tells everybody, and whoever still comes, that the host stops; they come back by themselves.</summary>
    public void ShutDown()
    {
        Volatile.Write(ref stopping, value: true);
        foreach (var connection in Connections.All)
            connection.Close(Disconnect.Shutdown);
    }

    /// <summary>A new socket's connection.</summary>
    public Connection Accept(Outbox outbox)
    {
        var connection = new Connection(this, outbox);
        Connections.Add(connection);
        // Looked at after being findable: it is either found by the shutdown or closed here.
        if (Volatile.Read(ref stopping))
            connection.Close(Disconnect.Shutdown);
        return connection;
    }

    /// <summary>Ends what is over: silent and expired connections, old histories, channels that nobody can come back to.</summary>
    public void Sweep()
    {
        foreach (var connection in Connections.All)
            connection.Sweep();
        foreach (var (name, channel) in channels)
            if (channel.Sweep())
                channels.TryRemove(KeyValuePair.Create(name, channel));
        Revocations.Sweep();
    }

    private Channel Open(string channel, HubNamespace options) =>
        channels.GetOrAdd(
            channel,
            static (name, made) => new Channel(name, made.options, made.budget, made.Time),
            (options, budget, Time)
        );

    private void GiveUpHistories()
    {
        // One is enough: the others go on publishing meanwhile.
        if (!evicting.TryEnter())
            return;
        try
        {
            foreach (var channel in channels.Values.OrderBy(channel => channel.Published).ToList())
            {
                if (budget.HasRoom)
                    return;
                if (channel.GiveUpHistory())
                    channels.TryRemove(KeyValuePair.Create(channel.Name, channel));
            }
        }
        finally
        {
            evicting.Exit();
        }
    }
}
