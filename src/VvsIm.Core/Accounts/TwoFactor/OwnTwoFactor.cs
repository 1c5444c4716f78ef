using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.TwoFactor;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.TwoFactor;

/// <summary><c>/api/me/two-factor</c>: one's own authenticator app and recovery codes.</summary>
internal static class OwnTwoFactor
{
    private const string Issuer = "VVS IM";

    public static async Task<Ok<TwoFactorStatus>> GetAsync(
        CurrentSession session,
        SecondFactors factors,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var authenticator = await factors.ReadAsync(session.UserId, cancellationToken);
        var left = await database
            .Command("SELECT count(*)::int FROM recovery_codes WHERE user_id = $1", session.UserId)
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        return TypedResults.Ok(new TwoFactorStatus(authenticator?.ConfirmedAt, left));
    }

    /// <summary>Makes a key, which counts once a code of it was shown.</summary>
    public static async Task<Results<Ok<AuthenticatorKey>, ProblemHttpResult>> BeginAsync(
        CurrentSession session,
        NpgsqlDataSource database,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var key = RandomNumberGenerator.GetBytes(Totp.KeyLength);
        var email = await database
            .Command(
                """
                WITH begun AS (
                  INSERT INTO authenticators AS a (user_id, key, created_at) VALUES ($1, $2, $3)
                  ON CONFLICT (user_id) DO UPDATE SET key = excluded.key, created_at = excluded.created_at, last_step = 0
                  WHERE a.confirmed_at IS NULL
                  RETURNING user_id
                )
                SELECT u.email FROM begun JOIN users u ON u.id = begun.user_id
                """,
                session.UserId,
                key,
                time.GetUtcNow()
            )
            .FirstAsync(row => row.GetString(0), cancellationToken);
        if (email is null)
            return Refusal.Of(
                StatusCodes.Status409Conflict,
                ProblemCodes.Conflict,
                "There is an authenticator app already. Turn it off first."
            );
        var spelled = Totp.Spell(key);
        var label = Uri.EscapeDataString($"{Issuer}:{email}");
        var uri = $"otpauth://totp/{label}?secret={spelled}&issuer={Uri.EscapeDataString(Issuer)}";
        return TypedResults.Ok(new AuthenticatorKey(spelled, uri, QrCode.Draw(uri)));
    }

    /// <summary>Shows a code of the key: from now on one is asked for at each sign-in.</summary>
    public static async Task<Results<Ok<FreshRecoveryCodes>, ProblemHttpResult>> ConfirmAsync(
        ConfirmTwoFactorRequest request,
        CurrentSession session,
        SecondFactors factors,
        NpgsqlDataSource database,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (await factors.ReadAsync(session.UserId, cancellationToken) is not { Confirmed: false } authenticator)
            return Refusal.Of(StatusCodes.Status409Conflict, ProblemCodes.Conflict, "There is nothing to confirm.");
        if (
            string.IsNullOrWhiteSpace(request.Code)
            || !await factors.TakeAsync(session.UserId, authenticator, request.Code, cancellationToken)
        )
            return Refusal.Invalid("code", "This code is wrong. Does the clock of your device show the right time?");

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection
            .Command(
                """
                WITH confirmed AS (UPDATE authenticators SET confirmed_at = $3 WHERE user_id = $1),
                     shown AS (UPDATE sessions SET second_factor = true, authenticated_at = $3 WHERE id = $2)
                UPDATE users SET two_factor_enabled = true WHERE id = $1
                """,
                session.UserId,
                session.Id,
                time.GetUtcNow()
            )
            .RunAsync(cancellationToken);
        var codes = await RecoveryCodes.RenewAsync(connection, session.UserId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(new FreshRecoveryCodes(codes));
    }

    public static async Task<NoContent> RemoveAsync(
        CurrentSession session,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await SecondFactors.RemoveAuthenticatorAsync(connection, session.UserId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>New recovery codes in place of the old ones.</summary>
    public static async Task<Results<Ok<FreshRecoveryCodes>, ProblemHttpResult>> RenewCodesAsync(
        CurrentSession session,
        SecondFactors factors,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        if (await factors.ReadAsync(session.UserId, cancellationToken) is not { Confirmed: true })
            return Refusal.Of(
                StatusCodes.Status409Conflict,
                ProblemCodes.Conflict,
                "Recovery codes come with an authenticator app. Set one up first."
            );
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var codes = await RecoveryCodes.RenewAsync(connection, session.UserId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(new FreshRecoveryCodes(codes));
    }
}
