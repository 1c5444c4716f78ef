using System.IO.Enumeration;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using VvsIm.Web.EmbeddedRealtime.Connections;
using VvsIm.Web.EmbeddedRealtime.Protocol;
using VvsIm.Web.EmbeddedRealtime.Publishing;

namespace VvsIm.Web.EmbeddedRealtime.Api;

/// <summary>Centrifugo's server API on the hub: each method takes its JSON and writes its result, or refuses.</summary>
internal sealed class ServerApi(Hub hub)
{
    private readonly RecentKeys<(string Key, string Channel), StreamPosition> seen = new(hub.Time);
    private readonly Lock keyed = new();
    private readonly string node = Guid.NewGuid().ToString();
    private readonly long started = hub.Time.GetTimestamp();

    /// <summary>Null when there is no such method.</summary>
    /// <exception cref="JsonException">The parameters are not what the method takes.</exception>
    public ApiAnswer? Call(string method, JsonElement parameters) =>
        method switch
        {
            "publish" => Publish(Read(parameters, ServerApiJson.Default.ApiPublish)),
            "broadcast" => Broadcast(Read(parameters, ServerApiJson.Default.ApiBroadcast)),
            "subscribe" => Subscribe(Read(parameters, ServerApiJson.Default.ApiSubscribe)),
            "unsubscribe" => Unsubscribe(Read(parameters, ServerApiJson.Default.ApiUnsubscribe)),
            "disconnect" => Disconnect(Read(parameters, ServerApiJson.Default.ApiDisconnect)),
            "presence" => ReadPresence(Read(parameters, ServerApiJson.Default.ChannelCommand), Wire.Presence),
            "presence_stats" => ReadPresence(
                Read(parameters, ServerApiJson.Default.ChannelCommand),
                Wire.PresenceStats
            ),
            "history" => History(Read(parameters, ServerApiJson.Default.HistoryCommand)),
            "channels" => Channels(Read(parameters, ServerApiJson.Default.ApiChannels)),
            "info" => Info(),
            _ => null,
        };

    private static T Read<T>(JsonElement parameters, JsonTypeInfo<T> type) =>
        parameters.Deserialize(type) ?? throw new JsonException();

    private ApiAnswer Publish(ApiPublish request)
    {
        if (request.Data.ValueKind == JsonValueKind.Undefined)
            return HubError.BadRequest;
        var payload = new Payload(Bytes(request.Data), Bytes(request.Tags));
        return Publish(request.Channel, payload, request.IdempotencyKey, request.SkipHistory);
    }

    private ApiAnswer Broadcast(ApiBroadcast request)
    {
        if (request.Channels is not { Count: > 0 } channels || request.Data.ValueKind == JsonValueKind.Undefined)
            return HubError.BadRequest;
        var payload = new Payload(Bytes(request.Data), Bytes(request.Tags));
        var answers = channels
            .Select(channel => Publish(channel, payload, request.IdempotencyKey, request.SkipHistory))
            .ToList();
        return new ApiAnswer(json =>
        {
            json.WriteStartArray("responses");
            foreach (var answer in answers)
                answer.Write(json, "result");
            json.WriteEndArray();
        });
    }

    private ApiAnswer Publish(string? channel, Payload payload, string? key, bool transient)
    {
        if (string.IsNullOrEmpty(channel))
            return HubError.BadRequest;
        if (string.IsNullOrEmpty(key))
            return hub.Publish(channel, payload, out var position, transient) is { } error ? error : Position(position);
        // Looked up, published and remembered as one, so that of two repetitions at once only one is delivered.
        lock (keyed)
        {
            if (seen.TryGet((key, channel), out var position))
                return Position(position);
            if (hub.Publish(channel, payload, out position, transient) is { } error)
                return error;
            seen.TryAdd((key, channel), position);
            return Position(position);
        }
    }

    private ApiAnswer Subscribe(ApiSubscribe request)
    {
        if (string.IsNullOrEmpty(request.User) || string.IsNullOrEmpty(request.Channel))
            return HubError.BadRequest;
        if (hub.NamespaceOf(request.Channel) is not { } options)
            return HubError.UnknownChannel;
        foreach (var connection in hub.Connections.Of(request.User))
            connection.SubscribeByServer(request.Channel, options, request.Info, request.RecoverSince);
        return ApiAnswer.Nothing;
    }

    private ApiAnswer Unsubscribe(ApiUnsubscribe request)
    {
        if (string.IsNullOrEmpty(request.User) || string.IsNullOrEmpty(request.Channel))
            return HubError.BadRequest;
        if (hub.NamespaceOf(request.Channel) is null)
            return HubError.UnknownChannel;
        hub.UnsubscribeUser(request.User, request.Channel, Unsubscription.ByServer);
        return ApiAnswer.Nothing;
    }

    private ApiAnswer Disconnect(ApiDisconnect request)
    {
        var reason = request.Disconnect ?? Protocol.Disconnect.Forced;
        if (string.IsNullOrEmpty(request.User) || !reason.FitsCloseFrame)
            return HubError.BadRequest;
        hub.DisconnectUser(request.User, reason);
        return ApiAnswer.Nothing;
    }

    private ApiAnswer ReadPresence(ChannelCommand request, Action<Utf8JsonWriter, IReadOnlyList<ClientInfo>> write) =>
        Read(
            request.Channel,
            options => options.Presence,
            channel =>
            {
                var present = channel?.Presence() ?? [];
                return new ApiAnswer(json => write(json, present));
            }
        );

    private ApiAnswer History(HistoryCommand request) =>
        Read(
            request.Channel,
            options => options.HistorySize > 0,
            channel =>
                channel is null ? ApiAnswer.Nothing
                : HistoryPage.Of(channel, request) is { } page ? new ApiAnswer(json => json.History(page))
                : HubError.UnrecoverablePosition
        );

    private ApiAnswer Read(string? name, Func<HubNamespace, bool> available, Func<Channel?, ApiAnswer> answer)
    {
        if (string.IsNullOrEmpty(name))
            return HubError.BadRequest;
        if (hub.NamespaceOf(name) is not { } options)
            return HubError.UnknownChannel;
        if (!available(options))
            return HubError.NotAvailable;
        return answer(hub.Find(name));
    }

    private ApiAnswer Channels(ApiChannels request)
    {
        var heard = hub
            .Channels.Select(channel => (channel.Name, Count: channel.SubscriberCount))
            .Where(channel => channel.Count > 0)
            .Where(channel =>
                string.IsNullOrEmpty(request.Pattern)
                || FileSystemName.MatchesSimpleExpression(request.Pattern, channel.Name, ignoreCase: false)
            )
            .ToList();
        return new ApiAnswer(json =>
            json.Object(
                "channels",
                channels =>
                {
                    foreach (var (name, count) in heard)
                        channels.Object(name, channel => channel.WriteNumber("num_clients", count));
                }
            )
        );
    }

    private ApiAnswer Info()
    {
        var (connections, users) = hub.Connections.Counts;
        var subscribers = hub.Channels.Select(channel => channel.SubscriberCount).Where(count => count > 0).ToList();
        return new ApiAnswer(json =>
        {
            json.WriteStartArray("nodes");
            json.WriteStartObject();
            json.WriteString("uid", node);
            json.WriteString("name", "node");
            json.WriteString("version", Connection.Version);
            json.WriteNumber("num_clients", connections);
            json.WriteNumber("num_users", users);
            json.WriteNumber("num_channels", subscribers.Count);
            json.WriteNumber("uptime", (long)hub.Time.GetElapsedTime(started).TotalSeconds);
            json.WriteNumber("num_subs", subscribers.Sum());
            json.WriteEndObject();
            json.WriteEndArray();
        });
    }

    private static ApiAnswer Position(StreamPosition position) => new(json => json.Position(position));

    private static ReadOnlyMemory<byte> Bytes(JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined
            ? default(ReadOnlyMemory<byte>)
            : JsonMarshal.GetRawUtf8Value(element).ToArray();
}
