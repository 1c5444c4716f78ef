using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.SigningIn;

/// <summary>
/// Identity's lock-out (its columns, its options), counted in one statement each, so that guesses made at once count like guesses made
/// one after another. Addresses without an account lock in the same way.
/// </summary>
internal sealed class Lockout(NpgsqlDataSource database, IOptions<IdentityOptions> options, TimeProvider time)
{
    private const string Fail = """
        UPDATE users SET
          access_failed_count = CASE WHEN access_failed_count + 1 >= $3 THEN 0 ELSE access_failed_count + 1 END,
          lockout_end = CASE WHEN access_failed_count + 1 >= $3 THEN $2 + $4 ELSE lockout_end END
        WHERE id = $1 AND lockout_enabled AND (lockout_end IS NULL OR lockout_end <= $2)
        """;

    private const string Pass = """
        UPDATE users SET access_failed_count = 0 WHERE id = $1 AND (lockout_end IS NULL OR lockout_end <= $2)
        """;

    private const string FailUnknown = """
        INSERT INTO unknown_sign_ins AS u (address_hash, failures, at) VALUES ($1, 1, $2)
        ON CONFLICT (address_hash) DO UPDATE SET
          failures = CASE WHEN u.failures + 1 >= $3 THEN 0 ELSE u.failures + 1 END,
          locked_until = CASE WHEN u.failures + 1 >= $3 THEN $2 + $4 ELSE u.locked_until END,
          at = $2
        WHERE u.locked_until IS NULL OR u.locked_until <= $2
        """;

    private LockoutOptions Rules => options.Value.Lockout;

    /// <summary>Whether nobody gets in now, whatever they know.</summary>
    public bool IsLocked(Account account) => account.LockoutEnd > time.GetUtcNow();

    /// <summary>Somebody got something wrong.</summary>
    public Task FailedAsync(Guid userId, CancellationToken cancellationToken) =>
        database
            .Command(Fail, userId, time.GetUtcNow(), Rules.MaxFailedAccessAttempts, Rules.DefaultLockoutTimeSpan)
            .RunAsync(cancellationToken);

    /// <summary>
    /// Somebody got everything right; false if the account was locked meanwhile: of many guesses made at once, those after the last one
    /// that is allowed are worth nothing, the right one among them too.
    /// </summary>
    public async Task<bool> PassedAsync(Guid userId, CancellationToken cancellationToken) =>
        await database.Command(Pass, userId, time.GetUtcNow()).RunAsync(cancellationToken) > 0;

    /// <summary>Whether an address without an account is locked.</summary>
    public async Task<bool> IsLockedAsync(string address, CancellationToken cancellationToken) =>
        await database
            .Command("SELECT locked_until FROM unknown_sign_ins WHERE address_hash = $1", Hash(address))
            .FirstAsync<DateTimeOffset?>(
                row => row.IsDBNull(0) ? null : row.GetFieldValue<DateTimeOffset>(0),
                cancellationToken
            ) > time.GetUtcNow();

    /// <summary>Somebody tried an address without an account.</summary>
    public Task FailedAsync(string address, CancellationToken cancellationToken) =>
        database
            .Command(
                FailUnknown,
                Hash(address),
                time.GetUtcNow(),
                Rules.MaxFailedAccessAttempts,
                Rules.DefaultLockoutTimeSpan
            )
            .RunAsync(cancellationToken);

    private static byte[] Hash(string address) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(address.Trim().ToUpperInvariant()));
}
