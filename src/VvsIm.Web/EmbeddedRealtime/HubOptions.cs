using System.ComponentModel.DataAnnotations;

namespace VvsIm.Web.EmbeddedRealtime;

/// <summary>Bounds and intervals of the embedded hub. Section <c>Realtime:Embedded</c>.</summary>
public sealed class HubOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Realtime:Embedded";

    /// <summary>What channels can do, by the part of their name before the colon. A channel of no namespace does not exist.</summary>
    public Dictionary<string, HubNamespace> Namespaces { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Origins besides this host whose pages may connect (<c>https://chat.example.com</c>); <c>*</c> is any.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>Connections at a time; the next one is refused with 503.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnections { get; set; } = 20_000;

    /// <summary>Channels that one connection may be subscribed to.</summary>
    [Range(1, 10_000)]
    public int ChannelsPerConnection { get; set; } = 128;

    /// <summary>Longest channel name, in characters.</summary>
    [Range(1, 1_000)]
    public int ChannelLength { get; set; } = 255;

    /// <summary>Bytes of the longest message that a client may send; a longer one ends its connection (1009).</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MessageBytes { get; set; } = 64 * 1024;

    /// <summary>Bytes that may wait for one client; a slower reader is disconnected (3008) and recovers by itself.</summary>
    [Range(16 * 1024, 64 * 1024 * 1024)]
    public int QueueBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// Bytes of all channels' history together. Past it the channels published to least recently lose theirs: who wants to
    /// recover there is told that it is not possible, and fetches.
    /// </summary>
    [Range(1024, long.MaxValue)]
    public long HistoryBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long after the handshake a client may take to connect.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a client is pinged.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How long a client may take to answer a ping.</summary>
    public TimeSpan PongTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long after its token expired a connection may still be refreshed.</summary>
    public TimeSpan ExpiredCloseDelay { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How long after its token expired a subscription may still be refreshed.</summary>
    public TimeSpan ExpiredSubscriptionCloseDelay { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How long a client may take to end the connection once it was told that it is closed.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>What the channels of one namespace can do.</summary>
public sealed class HubNamespace
{
    /// <summary>Publications kept for who reconnects; 0 is none, and then nothing is recovered.</summary>
    [Range(0, 10_000)]
    public int HistorySize { get; set; }

    /// <summary>How long history is kept after the last publication, and a channel's position after its last subscriber.</summary>
    public TimeSpan HistoryTtl { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Whether publications count before anyone ever subscribed. False makes publishing to the channels of people who are
    /// away free: nobody can hold a position in a channel that has none yet, so nothing can be missed.
    /// </summary>
    public bool KeepsUnheard { get; set; }

    /// <summary>Whether the server can ask who is subscribed.</summary>
    public bool Presence { get; set; }

    /// <summary>Whether subscribers can ask who else is.</summary>
    public bool PresenceForSubscribers { get; set; }

    /// <summary>Whether subscribers can read the history.</summary>
    public bool HistoryForSubscribers { get; set; }

    /// <summary>Whether subscribers are told of each one who joins and leaves.</summary>
    public bool JoinLeave { get; set; }
}
