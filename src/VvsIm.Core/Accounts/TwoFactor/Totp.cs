using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VvsIm.Core.Accounts.TwoFactor;

/// <summary>Codes of authenticator apps: RFC 6238 as all of them speak it, SHA-1, six digits, half a minute.</summary>
internal static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Digits = 6;
    private const int SecondsPerStep = 30;

    // Clocks differ, and typing takes a while.
    private const int StepsAside = 1;

    /// <summary>Bytes of a key: as long as the hash, as the RFC asks.</summary>
    public const int KeyLength = 20;

    /// <summary>The half minute of this moment.</summary>
    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / SecondsPerStep;

    /// <summary>The code of a half minute.</summary>
    public static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The algorithm of the RFC, and the only one that every app knows; no collision helps to guess a code.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }

    /// <summary>The half minute around now to which the code belongs, later than the last one that was taken; null if to none.</summary>
    public static long? Find(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long lastStep)
    {
        var given = Encoding.UTF8.GetBytes(Plain(code));
        long? found = null;
        for (var step = StepAt(now) - StepsAside; step <= StepAt(now) + StepsAside; step++)
            if (
                CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Code(key, step)))
                && step > lastStep
            )
                found = step;
        return found;
    }

    /// <summary>The key as apps take it: base 32.</summary>
    public static string Spell(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (buffer, bits) = (((buffer << 8) | one) & 0xfff, bits + 8);
            for (; bits >= 5; bits -= 5)
                text.Append(Base32[(buffer >> (bits - 5)) & 31]);
        }
        if (bits > 0)
            text.Append(Base32[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }

    // People type the blank that apps show in the middle.
    private static string Plain(string code) => string.Concat(code.Where(letter => !char.IsWhiteSpace(letter)));
}
