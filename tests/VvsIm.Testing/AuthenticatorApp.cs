using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using VvsIm.Contracts.Accounts.TwoFactor;

namespace VvsIm.Testing;

/// <summary>An authenticator app on somebody's phone: RFC 6238, written apart from the server's.</summary>
public sealed class AuthenticatorApp(string key)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Takes over the key that a page shows.</summary>
    public static AuthenticatorApp Of(AuthenticatorKey shown) => new(shown.Key);

    /// <summary>What it shows at a moment.</summary>
    public string CodeAt(DateTimeOffset at)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, at.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What the RFC says.
        var hash = HMACSHA1.HashData(Bytes(), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(offset)) & 0x7fffffff;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>What it shows now; the next ones, for who needs several: the server takes one half minute ahead.</summary>
    public string Code(int ahead = 0) => CodeAt(DateTimeOffset.UtcNow.AddSeconds(30 * ahead));

    private byte[] Bytes()
    {
        var bits = string.Concat(
            key.Replace(" ", "", StringComparison.Ordinal)
                .Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0'))
        );
        return
        [
            .. bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2)),
        ];
    }
}
