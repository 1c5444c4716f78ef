using System.Text.Json;
using VvsIm.Web.EmbeddedRealtime.Protocol;
using VvsIm.Web.EmbeddedRealtime.Publishing;

namespace VvsIm.Web.EmbeddedRealtime.Connections;

/// <summary>What a client may ask of a channel, and that it may not publish.</summary>
internal sealed partial class Connection
{
    private Disconnect? Publish(uint id, PublishCommand publish) =>
        string.IsNullOrEmpty(publish.Channel) || publish.Data.ValueKind == JsonValueKind.Undefined
            ? Disconnect.BadRequest
            : Refuse(
                id,
                hub.NamespaceOf(publish.Channel) is null ? HubError.UnknownChannel : HubError.PermissionDenied
            );

    private Disconnect? Presence(uint id, ChannelCommand command) =>
        ReadPresence(id, command, "presence", Wire.Presence);

    private Disconnect? PresenceStats(uint id, ChannelCommand command) =>
        ReadPresence(id, command, "presence_stats", Wire.PresenceStats);

    private Disconnect? ReadPresence(
        uint id,
        ChannelCommand command,
        string name,
        Action<Utf8JsonWriter, IReadOnlyList<ClientInfo>> write
    ) =>
        Read(
            id,
            command.Channel,
            options => options.Presence,
            options => options.PresenceForSubscribers,
            channel => Answer(Reply.Result(id, name, json => write(json, channel.Presence())))
        );

    private Disconnect? History(uint id, HistoryCommand command) =>
        Read(
            id,
            command.Channel,
            options => options.HistorySize > 0,
            options => options.HistoryForSubscribers,
            channel =>
                HistoryPage.Of(channel, command) is { } page
                    ? Answer(Reply.Result(id, "history", json => json.History(page)))
                    : Refuse(id, HubError.UnrecoverablePosition)
        );

    private Disconnect? Read(
        uint id,
        string? name,
        Func<HubNamespace, bool> available,
        Func<HubNamespace, bool> allowed,
        Func<Channel, Disconnect?> answer
    )
    {
        if (string.IsNullOrEmpty(name))
            return Disconnect.BadRequest;
        if (hub.NamespaceOf(name) is not { } options)
            return Refuse(id, HubError.UnknownChannel);
        if (!available(options))
            return Refuse(id, HubError.NotAvailable);
        Subscription? subscription;
        lock (gate)
            subscription = subscriptions.GetValueOrDefault(name);
        return allowed(options) && subscription is not null
            ? answer(subscription.Channel)
            : Refuse(id, HubError.PermissionDenied);
    }
}
