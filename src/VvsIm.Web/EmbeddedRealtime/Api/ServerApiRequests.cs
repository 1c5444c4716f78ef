using System.Text.Json;
using System.Text.Json.Serialization;
using VvsIm.Web.EmbeddedRealtime.Protocol;
using VvsIm.Web.EmbeddedRealtime.Publishing;

namespace VvsIm.Web.EmbeddedRealtime.Api;

internal sealed record ApiPublish(
    string? Channel,
    JsonElement Data,
    JsonElement Tags,
    string? IdempotencyKey,
    bool SkipHistory
);

internal sealed record ApiBroadcast(
    IReadOnlyList<string?>? Channels,
    JsonElement Data,
    JsonElement Tags,
    string? IdempotencyKey,
    bool SkipHistory
);

internal sealed record ApiSubscribe(string? User, string? Channel, JsonElement? Info, StreamPosition? RecoverSince);

internal sealed record ApiUnsubscribe(string? User, string? Channel);

internal sealed record ApiDisconnect(string? User, Disconnect? Disconnect);

internal sealed record ApiChannels(string? Pattern);

/// <summary>Each command is an object of one property: its method.</summary>
internal sealed record ApiBatch(IReadOnlyList<Dictionary<string, JsonElement>?>? Commands);

/// <summary>The server API's JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ApiPublish))]
[JsonSerializable(typeof(ApiBroadcast))]
[JsonSerializable(typeof(ApiSubscribe))]
[JsonSerializable(typeof(ApiUnsubscribe))]
[JsonSerializable(typeof(ApiDisconnect))]
[JsonSerializable(typeof(ApiChannels))]
[JsonSerializable(typeof(ApiBatch))]
[JsonSerializable(typeof(ChannelCommand))]
[JsonSerializable(typeof(HistoryCommand))]
internal sealed partial class ServerApiJson : JsonSerializerContext;
