using System.Text.Json;
using VvsIm.Web.EmbeddedRealtime.Protocol;
using VvsIm.Web.EmbeddedRealtime.Publishing;
using VvsIm.Web.EmbeddedRealtime.Tokens;

namespace VvsIm.Web.EmbeddedRealtime.Connections;

/// <summary>Connecting, and staying so: the connection token.</summary>
internal sealed partial class Connection
{
    public static readonly string Version = $"VVS IM {typeof(Connection).Assembly.GetName().Version?.ToString(3)}";

    private Disconnect? Connect(uint id, ConnectCommand connect)
    {
        if (self is not null || string.IsNullOrEmpty(connect.Token))
            return Disconnect.BadRequest;
        switch (hub.Tokens.Verify(connect.Token, out var claims))
        {
            case TokenVerdict.Invalid:
                return Disconnect.InvalidToken;
            case TokenVerdict.Valid when !string.IsNullOrEmpty(claims.Sub):
                break;
            case TokenVerdict.Valid:
                return Disconnect.BadRequest;
            default:
                return RefuseConnect(id);
        }

        // The reply comes first on the wire, and it tells of subscriptions that may already be published to.
        outbox.Hold();
        if (!Identify(claims))
            return RefuseConnect(id);
        var subs = SubscribeByToken(claims, connect);
        outbox.Release(Reply.Result(id, "connect", json => WriteConnected(json, subs)));
        return null;
    }

    private bool Identify(TokenClaims claims)
    {
        lock (gate)
        {
            if (over)
                return false;
            hub.Connections.Identify(this, claims.Sub!);
            // Looked at after being findable: a disconnect of this user either finds this connection or is found here.
            if (hub.Revocations.Concern(claims.Sub!, "", claims.Iat))
            {
                hub.Connections.Forget(this, claims.Sub!);
                return false;
            }
            self = new ClientInfo(claims.Sub!, Id, claims.Info);
            expiresAt = claims.Exp > 0 ? claims.Exp : null;
            lastPing = hub.Time.GetTimestamp();
            return true;
        }
    }

    // A client that was refused fetches a new token and opens a new connection.
    private Disconnect? RefuseConnect(uint id)
    {
        refused = true;
        outbox.Release(Reply.Error(id, HubError.TokenExpired));
        return null;
    }

    private Dictionary<string, SubscribeResult> SubscribeByToken(TokenClaims claims, ConnectCommand connect)
    {
        var results = new Dictionary<string, SubscribeResult>(StringComparer.Ordinal);
        var wanted = (claims.Channels ?? []).Select(channel => (channel, default(JsonElement?)));
        foreach (var (channel, info) in wanted.Concat((claims.Subs ?? []).Select(sub => (sub.Key, sub.Value?.Info))))
        {
            if (hub.NamespaceOf(channel) is not { } options)
                continue;
            var position = connect.Subs?.GetValueOrDefault(channel)?.Position;
            lock (gate)
            {
                if (
                    !over
                    // Whoever was removed from it since the token was signed.
                    && !hub.Revocations.Concern(self!.User, channel, claims.Iat)
                    && !subscriptions.ContainsKey(channel)
                    && subscriptions.Count < hub.Options.ChannelsPerConnection
                )
                    Join(channel, options, info, serverSide: true, null, position, result => results[channel] = result);
            }
        }
        return results;
    }

    private void WriteConnected(Utf8JsonWriter json, Dictionary<string, SubscribeResult> subs)
    {
        json.WriteString("client", Id);
        json.WriteString("version", Version);
        json.Expiry(SecondsUntil(expiresAt));
        if (subs.Count > 0)
            json.Object(
                "subs",
                channels =>
                {
                    foreach (var (channel, result) in subs)
                        channels.Object(channel, fields => fields.SubscribeResult(result));
                }
            );
        json.WriteNumber("ping", (int)hub.Options.PingInterval.TotalSeconds);
        json.WriteBoolean("pong", value: true);
    }

    private Disconnect? Refresh(uint id, RefreshCommand refresh)
    {
        if (string.IsNullOrEmpty(refresh.Token))
            return Disconnect.BadRequest;
        var verdict = hub.Tokens.Verify(refresh.Token, out var claims);
        if (verdict is TokenVerdict.Expired)
            return Disconnect.Expired;
        if (verdict is TokenVerdict.Invalid || claims.Sub != self!.User)
            return Disconnect.InvalidToken;
        long? expires = claims.Exp > 0 ? claims.Exp : null;
        lock (gate)
            expiresAt = expires;
        return Answer(Reply.Result(id, "refresh", json => json.Expiry(SecondsUntil(expires))));
    }
}
