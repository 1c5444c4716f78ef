using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Passkeys;
using VvsIm.Contracts.Accounts.SigningIn;
using VvsIm.Core.Accounts.Passkeys;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Accounts.TwoFactor;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.SigningIn;

/// <summary>
/// <c>POST /api/auth/reauthenticate</c>: shows once more who one is, by what signing in would take. Wrong answers count towards the
/// lock-out. They are 400 and not 401, for the sign-in itself goes on.
/// </summary>
internal static class Reauthenticate
{
    public static async Task<Results<Ok<PasskeyQuestion>, ProblemHttpResult>> AskAsync(
        CurrentSession session,
        HttpContext context,
        UserManager<Account> accounts,
        PasskeyChecks passkeys
    ) =>
        await accounts.FindByIdAsync(session.UserId.ToString()) is { } account
            ? TypedResults.Ok(await passkeys.AskAsync(context, CeremonyPurpose.Confirm, account))
            : GetMe.Gone();

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        ReauthenticateRequest request,
        CurrentSession session,
        HttpContext context,
        UserManager<Account> accounts,
        PasswordCheck passwords,
        SecondFactors factors,
        Lockout lockout,
        PasskeyChecks passkeys,
        NpgsqlDataSource database,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (await accounts.FindByIdAsync(session.UserId.ToString()) is not { } account)
            return GetMe.Gone();
        if (request.Passkey is { } answer)
        {
            var whose = await passkeys.CheckAsync(
                context,
                CeremonyPurpose.Confirm,
                account.Id,
                answer,
                cancellationToken
            );
            return whose is null
                ? Refusal.Invalid("passkey", "This is not a passkey of this account.")
                : await RenewAsync(database, session, secondFactor: true, time, cancellationToken);
        }
        if (string.IsNullOrEmpty(request.Password))
            return Refusal.Invalid("password", "Enter your password.");
        switch (await passwords.CheckAsync(account, request.Password, cancellationToken))
        {
            case PasswordVerdict.Wrong:
                return Refusal.Invalid("password", "This is not your password.");
            case PasswordVerdict.Locked:
                return Locked();
        }
        var factor = await factors.CheckAsync(
            account.Id,
            request.TwoFactorCode,
            request.TwoFactorRecoveryCode,
            cancellationToken
        );
        if (factor == FactorVerdict.Wanted)
            return Refusal.Invalid("twoFactorCode", "Enter the code of your authenticator app.");
        if (factor == FactorVerdict.Wrong)
        {
            await lockout.FailedAsync(account.Id, cancellationToken);
            return Refusal.Invalid("twoFactorCode", "This code is wrong, or was used already.");
        }
        return await lockout.PassedAsync(account.Id, cancellationToken)
            ? await RenewAsync(database, session, factor == FactorVerdict.Right, time, cancellationToken)
            : Locked();
    }

    private static ProblemHttpResult Locked() =>
        Refusal.RetryLater(ProblemCodes.TooManyRequests, "Too many failures. Wait a few minutes, then try again.", 60);

    private static async Task<NoContent> RenewAsync(
        NpgsqlDataSource database,
        CurrentSession session,
        bool secondFactor,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        await database
            .Command(
                "UPDATE sessions SET authenticated_at = $2, second_factor = second_factor OR $3 WHERE id = $1",
                session.Id,
                time.GetUtcNow(),
                secondFactor
            )
            .RunAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
