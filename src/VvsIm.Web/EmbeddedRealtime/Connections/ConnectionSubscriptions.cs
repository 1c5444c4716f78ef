using System.Text;
using System.Text.Json;
using VvsIm.Web.EmbeddedRealtime.Protocol;
using VvsIm.Web.EmbeddedRealtime.Publishing;
using VvsIm.Web.EmbeddedRealtime.Tokens;

namespace VvsIm.Web.EmbeddedRealtime.Connections;

/// <summary>Subscriptions: asked for by the client with a token, or made by the server.</summary>
internal sealed partial class Connection
{
    /// <summary>Subscribes the client without its asking; nothing happens if it is already.</summary>
    public void SubscribeByServer(string channel, HubNamespace options, JsonElement? info, StreamPosition? recoverFrom)
    {
        lock (gate)
        {
            if (!over && !subscriptions.ContainsKey(channel))
                Join(
                    channel,
                    options,
                    info,
                    serverSide: true,
                    null,
                    recoverFrom,
                    result => Send(Push.Subscribe(channel, result))
                );
        }
    }

    /// <summary>Ends a subscription and tells the client why.</summary>
    public void UnsubscribeByServer(string channel, Unsubscription why)
    {
        lock (gate)
        {
            if (!subscriptions.Remove(channel, out var subscription))
                return;
            subscription.Channel.Unsubscribe(this);
            Send(Push.Unsubscribe(channel, why));
        }
    }

    private Disconnect? Subscribe(uint id, SubscribeCommand subscribe)
    {
        if (subscribe.Channel is not { Length: > 0 } channel)
            return Disconnect.BadRequest;
        if (channel.Length > hub.Options.ChannelLength || !Ascii.IsValid(channel))
            return Refuse(id, HubError.BadRequest);
        lock (gate)
        {
            if (over)
                return null;
            if (subscriptions.ContainsKey(channel))
                return Refuse(id, HubError.AlreadySubscribed);
            if (subscriptions.Count >= hub.Options.ChannelsPerConnection)
                return Refuse(id, HubError.LimitExceeded);
            if (hub.NamespaceOf(channel) is not { } options)
                return Refuse(id, HubError.UnknownChannel);
            if (string.IsNullOrEmpty(subscribe.Token))
                return Refuse(id, HubError.PermissionDenied);
            switch (hub.Tokens.Verify(subscribe.Token, out var claims))
            {
                case TokenVerdict.Invalid:
                    return Refuse(id, HubError.PermissionDenied);
                case TokenVerdict.Expired:
                    return Refuse(id, HubError.TokenExpired);
            }
            if (!IsFor(claims, channel))
                return Disconnect.InvalidToken;
            // Under the lock: an unsubscribe by the server either finds the subscription or is found here.
            if (hub.Revocations.Concern(self!.User, channel, claims.Iat))
                return Refuse(id, HubError.TokenExpired);

            long? expires = claims.Exp > 0 ? claims.Exp : null;
            Join(
                channel,
                options,
                claims.Info,
                serverSide: false,
                expires,
                subscribe.Position,
                result =>
                    Send(
                        Reply.Result(
                            id,
                            "subscribe",
                            json =>
                            {
                                json.Expiry(SecondsUntil(expires));
                                json.SubscribeResult(result);
                            }
                        )
                    )
            );
            return null;
        }
    }

    private bool IsFor(TokenClaims claims, string channel) => claims.Channel == channel && claims.Sub == self!.User;

    private void Join(
        string channel,
        HubNamespace options,
        JsonElement? info,
        bool serverSide,
        long? expires,
        StreamPosition? recoverFrom,
        Action<SubscribeResult> confirm
    )
    {
        var joined = hub.Subscribe(channel, options, this, self! with { ChannelInfo = info }, recoverFrom, confirm);
        subscriptions[channel] = new Subscription(joined, serverSide, expires);
    }

    private Disconnect? Unsubscribe(uint id, ChannelCommand unsubscribe)
    {
        if (unsubscribe.Channel is not { Length: > 0 } channel)
            return Disconnect.BadRequest;
        lock (gate)
        {
            if (subscriptions.Remove(channel, out var subscription))
                subscription.Channel.Unsubscribe(this);
        }
        return Answer(Reply.Result(id, "unsubscribe", static _ => { }));
    }

    private Disconnect? RefreshSubscription(uint id, RefreshCommand refresh)
    {
        if (refresh.Channel is not { Length: > 0 } channel)
            return Disconnect.BadRequest;
        lock (gate)
        {
            if (!subscriptions.TryGetValue(channel, out var subscription))
                return Refuse(id, HubError.PermissionDenied);
            if (subscription.ServerSide)
                return Disconnect.BadRequest;
            if (string.IsNullOrEmpty(refresh.Token))
                return Refuse(id, HubError.BadRequest);
            var verdict = hub.Tokens.Verify(refresh.Token, out var claims);
            if (verdict is TokenVerdict.Expired)
                return Refuse(id, HubError.Expired);
            if (verdict is TokenVerdict.Invalid || !IsFor(claims, channel))
                return Disconnect.InvalidToken;

            long? expires = claims.Exp > 0 ? claims.Exp : null;
            subscriptions[channel] = subscription with { ExpiresAt = expires };
            return Answer(Reply.Result(id, "sub_refresh", json => json.Expiry(SecondsUntil(expires))));
        }
    }
}
