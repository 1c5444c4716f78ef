using System.Text.Json;
using System.Text.Json.Serialization;
using VvsIm.Web.EmbeddedRealtime.Publishing;
using VvsIm.Web.EmbeddedRealtime.Tokens;

namespace VvsIm.Web.EmbeddedRealtime.Protocol;

/// <summary>What a client may say: an id and one of the commands. Empty, it answers a ping.</summary>
internal sealed record Command
{
    public uint Id { get; init; }
    public ConnectCommand? Connect { get; init; }
    public SubscribeCommand? Subscribe { get; init; }
    public ChannelCommand? Unsubscribe { get; init; }
    public PublishCommand? Publish { get; init; }
    public ChannelCommand? Presence { get; init; }
    public ChannelCommand? PresenceStats { get; init; }
    public HistoryCommand? History { get; init; }
    public JsonElement? Rpc { get; init; }
    public JsonElement? Send { get; init; }
    public RefreshCommand? Refresh { get; init; }
    public RefreshCommand? SubRefresh { get; init; }
}

/// <summary>First of all commands; <c>Subs</c> are the server-side subscriptions to recover, by channel.</summary>
internal sealed record ConnectCommand(string? Token, Dictionary<string, RecoverCommand>? Subs);

internal sealed record RecoverCommand(bool Recover, ulong Offset, string? Epoch)
{
    public StreamPosition? Position => Recover ? new StreamPosition(Offset, Epoch) : null;
}

internal sealed record SubscribeCommand(string? Channel, string? Token, bool Recover, ulong Offset, string? Epoch)
{
    public StreamPosition? Position => Recover ? new StreamPosition(Offset, Epoch) : null;
}

internal sealed record ChannelCommand(string? Channel);

internal sealed record PublishCommand(string? Channel, JsonElement Data);

internal sealed record RefreshCommand(string? Channel, string? Token);

internal sealed record HistoryCommand(string? Channel, int Limit, StreamPosition? Since, bool Reverse);

/// <summary>The protocol's JSON: snake_case, unknown fields passed over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Command))]
[JsonSerializable(typeof(TokenClaims))]
[JsonSerializable(typeof(string))]
internal sealed partial class CommandJson : JsonSerializerContext;
