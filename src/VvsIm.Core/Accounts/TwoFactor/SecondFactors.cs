using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.TwoFactor;

/// <summary>What somebody has to show besides their password, if they have set that up.</summary>
internal sealed class SecondFactors(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Looks at the codes that came with a password. A code that is right is used up by this.</summary>
    public async Task<FactorVerdict> CheckAsync(
        Guid userId,
        string? code,
        string? recoveryCode,
        CancellationToken cancellationToken
    )
    {
        var authenticator = await ReadAsync(userId, cancellationToken);
        if (authenticator is not { Confirmed: true })
            return FactorVerdict.None;
        if (!string.IsNullOrWhiteSpace(code))
            return await TakeAsync(userId, authenticator, code, cancellationToken)
                ? FactorVerdict.Right
                : FactorVerdict.Wrong;
        if (!string.IsNullOrWhiteSpace(recoveryCode))
            return await RecoveryCodes.UseAsync(database, userId, recoveryCode, cancellationToken)
                ? FactorVerdict.Right
                : FactorVerdict.Wrong;
        return FactorVerdict.Wanted;
    }

    /// <summary>Their authenticator app; null if they have none.</summary>
    public Task<Authenticator?> ReadAsync(Guid userId, CancellationToken cancellationToken) =>
        database
            .Command("SELECT key, confirmed_at, last_step FROM authenticators WHERE user_id = $1", userId)
            .FirstAsync<Authenticator?>(
                row => new Authenticator(
                    row.GetFieldValue<byte[]>(0),
                    row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1),
                    row.GetInt64(2)
                ),
                cancellationToken
            );

    /// <summary>Takes a code of theirs, once: of two who show the same one, one gets in.</summary>
    public async Task<bool> TakeAsync(
        Guid userId,
        Authenticator authenticator,
        string code,
        CancellationToken cancellationToken
    ) =>
        Totp.Find(authenticator.Key, code, time.GetUtcNow(), authenticator.LastStep) is { } step
        && await database
            .Command(
                "UPDATE authenticators SET last_step = $2 WHERE user_id = $1 AND last_step < $2 AND key = $3",
                userId,
                step,
                authenticator.Key
            )
            .RunAsync(cancellationToken) > 0;

    /// <summary>Takes all second factors away, in the transaction of whoever does it: the authenticator, recovery codes, passkeys.</summary>
    public static async Task<bool> RemoveAllAsync(
        NpgsqlConnection connection,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        var removed = await RemoveAuthenticatorAsync(connection, userId, cancellationToken);
        return await connection
                .Command("DELETE FROM user_passkeys WHERE user_id = $1", userId)
                .RunAsync(cancellationToken) > 0
            || removed;
    }

    /// <summary>Takes the authenticator and its recovery codes away; false if there was none.</summary>
    public static async Task<bool> RemoveAuthenticatorAsync(
        NpgsqlConnection connection,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await connection
            .Command("UPDATE users SET two_factor_enabled = false WHERE id = $1 AND two_factor_enabled", userId)
            .RunAsync(cancellationToken);
        await connection.Command("DELETE FROM recovery_codes WHERE user_id = $1", userId).RunAsync(cancellationToken);
        return await connection
                .Command("DELETE FROM authenticators WHERE user_id = $1", userId)
                .RunAsync(cancellationToken) > 0;
    }
}

/// <summary>An authenticator app of somebody.</summary>
internal sealed record Authenticator(byte[] Key, DateTimeOffset? ConfirmedAt, long LastStep)
{
    /// <summary>Its owner has shown a code of it: from then on it is asked for.</summary>
    public bool Confirmed => ConfirmedAt is not null;
}

/// <summary>What came of looking at a second factor.</summary>
internal enum FactorVerdict
{
    /// <summary>They have none; the password is enough.</summary>
    None,

    /// <summary>They have one, and showed nothing.</summary>
    Wanted,

    /// <summary>They showed the right thing.</summary>
    Right,

    /// <summary>They showed the wrong thing.</summary>
    Wrong,
}
