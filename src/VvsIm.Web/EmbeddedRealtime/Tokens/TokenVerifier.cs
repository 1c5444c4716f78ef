using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using VvsIm.Core.Realtime;
using VvsIm.Web.EmbeddedRealtime.Protocol;

namespace VvsIm.Web.EmbeddedRealtime.Tokens;

/// <summary>The claims of a connection or subscription token.</summary>
internal sealed record TokenClaims
{
    /// <summary>The user.</summary>
    public string? Sub { get; init; }
    public long Exp { get; init; }
    public long Iat { get; init; }
    public JsonElement? Info { get; init; }

    /// <summary>Subscription: the one channel it is for.</summary>
    public string? Channel { get; init; }

    /// <summary>Connection: channels that the server subscribes it to.</summary>
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>Connection: the same with options, by channel.</summary>
    public Dictionary<string, ServerSubscription>? Subs { get; init; }
}

/// <summary>Options of a server-side subscription.</summary>
internal sealed record ServerSubscription(JsonElement? Info);

/// <summary>What a token is worth.</summary>
internal enum TokenVerdict
{
    Valid,
    Expired,
    Invalid,
}

/// <summary>Checks the tokens that clients show.</summary>
internal sealed class TokenVerifier(IOptions<RealtimeOptions> options, TokenSecretFile secretFile, TimeProvider time)
{
    private readonly byte[] secret = Encoding.UTF8.GetBytes(options.Value.TokenSecret);

    public TokenVerdict Verify(string token, out TokenClaims claims)
    {
        claims = new TokenClaims();
        // A token from before our own secret was lost (its directory did not survive a restart) is not a forger's work: told
        // that it expired, the client fetches another; told that it is invalid, it would give up for good.
        if (JsonWebToken.Verify(token, secret) is not { } json)
            return secretFile.InUse ? TokenVerdict.Expired : TokenVerdict.Invalid;
        try
        {
            claims = JsonSerializer.Deserialize(json, CommandJson.Default.TokenClaims) ?? claims;
        }
        catch (JsonException)
        {
            return TokenVerdict.Invalid;
        }
        var expired = claims.Exp > 0 && claims.Exp <= time.GetUtcNow().ToUnixTimeSeconds();
        return expired ? TokenVerdict.Expired : TokenVerdict.Valid;
    }
}
