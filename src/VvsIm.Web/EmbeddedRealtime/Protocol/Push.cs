using System.Text.Json;
using VvsIm.Web.EmbeddedRealtime.Publishing;

namespace VvsIm.Web.EmbeddedRealtime.Protocol;

/// <summary>What the server says unasked, publications apart.</summary>
internal static class Push
{
    /// <summary>A ping; the client answers with the same.</summary>
    public static readonly byte[] Ping = "{}"u8.ToArray();

    public static byte[] Join(string channel, ClientInfo info) =>
        Of(channel, "join", body => body.Object("info", fields => fields.Info(info)));

    public static byte[] Leave(string channel, ClientInfo info) =>
        Of(channel, "leave", body => body.Object("info", fields => fields.Info(info)));

    public static byte[] Subscribe(string channel, SubscribeResult result) =>
        Of(channel, "subscribe", body => body.SubscribeResult(result));

    public static byte[] Unsubscribe(string channel, Unsubscription why) =>
        Of(
            channel,
            "unsubscribe",
            body =>
            {
                body.WriteNumber("code", why.Code);
                body.WriteString("reason", why.Reason);
            }
        );

    private static byte[] Of(string channel, string kind, Action<Utf8JsonWriter> writeBody) =>
        Wire.Encode(json =>
        {
            json.WriteStartObject();
            json.Object(
                "push",
                push =>
                {
                    push.WriteString("channel", channel);
                    push.Object(kind, writeBody);
                }
            );
            json.WriteEndObject();
        });
}
