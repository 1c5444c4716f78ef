using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Core.Realtime;

/// <summary>Signs the tokens that a client shows to the realtime engine, in Centrifugo's format.</summary>
public sealed class RealtimeTokens(IOptions<RealtimeOptions> options, TimeProvider time)
{
    /// <summary>How long a client may connect, and stay connected without a refresh, with one token.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long a client may subscribe, and stay subscribed without a refresh, with one token.</summary>
    public static readonly TimeSpan SubscriptionLifetime = TimeSpan.FromMinutes(5);

    private readonly byte[] secret = Encoding.UTF8.GetBytes(options.Value.TokenSecret);

    /// <summary>Lets this user connect, and subscribes the connection to the user's own channel and those of their workspaces.</summary>
    public string Connection(Guid userId, IReadOnlyList<Guid> workspaces) =>
        Sign(
            userId,
            ConnectionLifetime,
            claims =>
            {
                claims.WriteStartObject("subs");
                claims.WriteStartObject(Channels.User(userId));
                claims.WriteEndObject();
                foreach (var workspace in workspaces)
                {
                    claims.WriteStartObject(Channels.Workspace(workspace));
                    claims.WriteEndObject();
                }
                claims.WriteEndObject();
            }
        );

    /// <summary>Lets this user subscribe to one channel. Sign it only for who may read the channel.</summary>
    public string Subscription(Guid userId, string channel) =>
        Sign(userId, SubscriptionLifetime, claims => claims.WriteString("channel", channel));

    private string Sign(Guid userId, TimeSpan lifetime, Action<Utf8JsonWriter> writeClaims)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var json = new ArrayBufferWriter<byte>(256);
        using (var claims = new Utf8JsonWriter(json))
        {
            claims.WriteStartObject();
            claims.WriteString("sub", userId);
            claims.WriteNumber("iat", now);
            claims.WriteNumber("exp", now + (long)lifetime.TotalSeconds);
            writeClaims(claims);
            claims.WriteEndObject();
        }
        return JsonWebToken.Sign(json.WrittenSpan, secret);
    }
}
