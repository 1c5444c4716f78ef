using System.Security.Cryptography;
using System.Text;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.TwoFactor;

/// <summary>Codes for who has lost their authenticator; each works once. Only their hashes are kept.</summary>
internal static class RecoveryCodes
{
    // No letter that looks like another. Ten of them are fifty bits: nobody guesses one before the lock-out, and whoever reads the
    // database finds the key of the app there too, so that a slow hash would keep nobody out.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int HalfLength = 5;

    /// <summary>Makes new ones in place of all there were. They are shown once, now.</summary>
    public static async Task<string[]> RenewAsync(
        NpgsqlConnection connection,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        var codes = Enumerable.Range(0, Limits.RecoveryCodes).Select(_ => Make()).ToArray();
        await connection.Command("DELETE FROM recovery_codes WHERE user_id = $1", userId).RunAsync(cancellationToken);
        await connection
            .Command(
                "INSERT INTO recovery_codes (user_id, hash) SELECT $1, unnest($2::bytea[])",
                userId,
                codes.Select(code => Hash(userId, code)).ToArray()
            )
            .RunAsync(cancellationToken);
        return codes;
    }

    /// <summary>Uses one up; false if there is no such code any more.</summary>
    public static async Task<bool> UseAsync(
        NpgsqlDataSource database,
        Guid userId,
        string code,
        CancellationToken cancellationToken
    ) =>
        await database
            .Command("DELETE FROM recovery_codes WHERE user_id = $1 AND hash = $2", userId, Hash(userId, code))
            .RunAsync(cancellationToken) > 0;

    private static string Make() =>
        $"{RandomNumberGenerator.GetString(Letters, HalfLength)}-{RandomNumberGenerator.GetString(Letters, HalfLength)}";

    private static byte[] Hash(Guid userId, string code)
    {
        var plain = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return SHA256.HashData([.. userId.ToByteArray(bigEndian: true), .. Encoding.ASCII.GetBytes(plain)]);
    }
}
