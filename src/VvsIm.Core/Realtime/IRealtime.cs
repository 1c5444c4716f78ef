namespace VvsIm.Core.Realtime;

/// <summary>
/// The realtime engine: the hub inside this host, or a Centrifugo. Every call is safe to repeat. A call throws
/// <see cref="RealtimeUnavailableException"/> when the engine is away or failed in part: repeat it whole.
/// </summary>
public interface IRealtime
{
    /// <summary>
    /// Publishes in the order given: of two publications that share a channel, the earlier one is delivered first. Answers one
    /// error per publication, null where it was taken; an error is final, repeating that publication cannot help.
    /// </summary>
    Task<PublicationError?[]> PublishAsync(
        IReadOnlyList<Publication> publications,
        CancellationToken cancellationToken
    );

    /// <summary>Ends this user's subscription to a channel on all their connections.</summary>
    Task UnsubscribeAsync(Guid userId, string channel, CancellationToken cancellationToken);

    /// <summary>Closes all connections of this user; they do not come back by themselves.</summary>
    Task DisconnectAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Who is subscribed to a channel that keeps presence, each user once.</summary>
    Task<IReadOnlyList<Guid>> PresenceAsync(string channel, CancellationToken cancellationToken);

    /// <summary>How many connections and users the engine serves now.</summary>
    Task<RealtimeInfo> InfoAsync(CancellationToken cancellationToken);

    /// <summary>The engine's processes, and as many channels as asked for, those with most subscribers first.</summary>
    Task<RealtimeReport> ReportAsync(int channels, CancellationToken cancellationToken);
}

/// <summary>Data for one or more channels.</summary>
/// <param name="Channels">At least one; each gets the data once per <paramref name="IdempotencyKey"/>.</param>
/// <param name="Data">One JSON value in UTF-8. Shared by all channels; not changed after publishing.</param>
/// <param name="IdempotencyKey">Null for what may be sent twice, such as typing.</param>
public sealed record Publication(IReadOnlyList<string> Channels, ReadOnlyMemory<byte> Data, string? IdempotencyKey)
{
    /// <summary>
    /// True for what is worth nothing a second later: who is subscribed now gets it, nobody recovers it, and it takes no place in the
    /// channel's history from what others need.
    /// </summary>
    public bool Transient { get; init; }
}

/// <summary>The engine's final refusal of a publication, with its numbered error.</summary>
public sealed record PublicationError(int Code, string Message);

/// <summary>Figures of the realtime engine.</summary>
public sealed record RealtimeInfo(long Connections, long Users);

/// <summary>The realtime engine in detail.</summary>
public sealed record RealtimeReport(IReadOnlyList<EngineNode> Nodes, IReadOnlyList<ChannelLoad> Channels);

/// <summary>A process of the realtime engine.</summary>
public sealed record EngineNode(
    string Name,
    string? Version,
    long Connections,
    long Users,
    long Channels,
    long UptimeSeconds
);

/// <summary>A channel, and how many connections are subscribed to it.</summary>
public sealed record ChannelLoad(string Name, long Subscribers);

/// <summary>The realtime engine did not answer, or not for all channels: repeat the call.</summary>
public sealed class RealtimeUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
