using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VvsIm.Core.Realtime;

/// <summary>Compact JSON web tokens signed with HMAC-SHA256, the only kind that is made or taken here.</summary>
public static class JsonWebToken
{
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    /// <summary>Signs claims: one JSON object in UTF-8.</summary>
    public static string Sign(ReadOnlySpan<byte> claims, ReadOnlySpan<byte> secret)
    {
        var signed = $"{Header}.{Base64Url.EncodeToString(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(Signature(signed, secret))}";
    }

    /// <summary>The claims of a token with this secret's signature, as UTF-8 JSON; null for any other string.</summary>
    public static byte[]? Verify(string token, ReadOnlySpan<byte> secret)
    {
        var lastDot = token.LastIndexOf('.');
        var firstDot = token.IndexOf('.');
        if (firstDot <= 0 || firstDot == lastDot)
            return null;
        if (
            Decode(token.AsSpan(lastDot + 1)) is not { } signature
            || !CryptographicOperations.FixedTimeEquals(signature, Signature(token.AsSpan(0, lastDot), secret))
            || Decode(token.AsSpan(0, firstDot)) is not { } header
            || !IsHs256(header)
        )
            return null;
        return Decode(token.AsSpan(firstDot + 1, lastDot - firstDot - 1));
    }

    private static byte[] Signature(ReadOnlySpan<char> signed, ReadOnlySpan<byte> secret)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(signed)];
        Encoding.UTF8.GetBytes(signed, bytes);
        return HMACSHA256.HashData(secret, bytes);
    }

    // The key is for one algorithm; a header that names another one is not ours, whatever its signature says.
    private static bool IsHs256(byte[] header)
    {
        try
        {
            using var json = JsonDocument.Parse(header);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("alg", out var algorithm)
                && algorithm.ValueKind == JsonValueKind.String
                && algorithm.ValueEquals("HS256"u8);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[]? Decode(ReadOnlySpan<char> text) =>
        Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
