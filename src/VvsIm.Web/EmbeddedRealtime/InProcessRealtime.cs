using VvsIm.Core.Realtime;
using VvsIm.Web.EmbeddedRealtime.Protocol;
using VvsIm.Web.EmbeddedRealtime.Publishing;

namespace VvsIm.Web.EmbeddedRealtime;

/// <summary>The hub of this process as the realtime engine: no call leaves it, and none fails for a moment.</summary>
internal sealed class InProcessRealtime(Hub hub) : IRealtime
{
    private readonly RecentKeys<(string Key, string First, string Last, int Count), bool> seen = new(hub.Time);
    private readonly long started = hub.Time.GetTimestamp();

    public Task<PublicationError?[]> PublishAsync(
        IReadOnlyList<Publication> publications,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var errors = new PublicationError?[publications.Count];
        for (var i = 0; i < errors.Length; i++)
            errors[i] = Publish(publications[i]);
        return Task.FromResult(errors);
    }

    private PublicationError? Publish(Publication publication)
    {
        var channels = publication.Channels;
        // Publishing is never done by half here, so one key stands for all channels of the publication: remembering thousands
        // of names for each message of a large group would cost more than the group.
        if (
            publication.IdempotencyKey is { } key
            && channels.Count > 0
            && !seen.TryAdd((key, channels[0], channels[^1], channels.Count), value: true)
        )
            return null;

        var payload = new Payload(publication.Data);
        PublicationError? error = null;
        foreach (var channel in channels)
            if (hub.Publish(channel, payload, out _, publication.Transient) is { } refused)
                error ??= new PublicationError(refused.Code, refused.Message);
        // What was refused was not published: when it is replayed later it is as new.
        if (error is not null && publication.IdempotencyKey is { } unused && channels.Count > 0)
            seen.Remove((unused, channels[0], channels[^1], channels.Count));
        return error;
    }

    public Task UnsubscribeAsync(Guid userId, string channel, CancellationToken cancellationToken)
    {
        hub.UnsubscribeUser(userId.ToString(), channel, Unsubscription.ByServer);
        return Task.CompletedTask;
    }

    public Task DisconnectAsync(Guid userId, CancellationToken cancellationToken)
    {
        hub.DisconnectUser(userId.ToString(), Disconnect.Forced);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Guid>> PresenceAsync(string channel, CancellationToken cancellationToken)
    {
        var present = hub.Find(channel)?.Presence() ?? [];
        return Task.FromResult<IReadOnlyList<Guid>>([
            .. present
                .Select(info => Guid.TryParse(info.User, out var user) ? user : Guid.Empty)
                .Where(user => user != Guid.Empty)
                .Distinct(),
        ]);
    }

    public Task<RealtimeInfo> InfoAsync(CancellationToken cancellationToken)
    {
        var (connections, users) = hub.Connections.Counts;
        return Task.FromResult(new RealtimeInfo(connections, users));
    }

    public Task<RealtimeReport> ReportAsync(int channels, CancellationToken cancellationToken)
    {
        var (connections, users) = hub.Connections.Counts;
        var heard = hub
            .Channels.Select(channel => new ChannelLoad(channel.Name, channel.SubscriberCount))
            .Where(load => load.Subscribers > 0)
            .ToList();
        return Task.FromResult(
            new RealtimeReport(
                [
                    new EngineNode(
                        Environment.MachineName,
                        null,
                        connections,
                        users,
                        heard.Count,
                        (long)hub.Time.GetElapsedTime(started).TotalSeconds
                    ),
                ],
                [
                    .. heard
                        .OrderByDescending(load => load.Subscribers)
                        .ThenBy(load => load.Name, StringComparer.Ordinal)
                        .Take(channels),
                ]
            )
        );
    }
}
