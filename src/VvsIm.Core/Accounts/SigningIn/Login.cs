using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Accounts.TwoFactor;
using VvsIm.Core.Moderation.Bans;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.SigningIn;

/// <summary><c>POST /api/auth/login</c>: with a password, and a code where the account has a second factor.</summary>
internal static class Login
{
    public static async Task<Results<SignInHttpResult, ProblemHttpResult>> HandleAsync(
        LoginRequest request,
        HttpContext context,
        PasswordCheck passwords,
        SecondFactors factors,
        Lockout lockout,
        BannedPeople banned,
        SessionStart sessions,
        CancellationToken cancellationToken,
        bool useCookies = false
    )
    {
        if (Check(request) is { Count: > 0 } errors)
            return Refusal.Invalid(errors);
        var (account, verdict) = await passwords.CheckAsync(request.Email!, request.Password!, cancellationToken);
        if (account is null)
            return verdict == PasswordVerdict.Locked ? SignInRefusals.Locked() : SignInRefusals.Credentials();
        // Their password was right: they may know until when, and why.
        if (banned.Find(account.Id) is { } ban)
            return BanGuard.Banned(ban);

        var factor = await factors.CheckAsync(
            account.Id,
            request.TwoFactorCode,
            request.TwoFactorRecoveryCode,
            cancellationToken
        );
        if (factor == FactorVerdict.Wanted)
            return SignInRefusals.CodeWanted();
        if (factor == FactorVerdict.Wrong)
        {
            await lockout.FailedAsync(account.Id, cancellationToken);
            return SignInRefusals.WrongCode();
        }
        if (!await lockout.PassedAsync(account.Id, cancellationToken))
            return SignInRefusals.Locked();
        return await sessions.BeginAsync(
            context,
            account.Id,
            secondFactor: factor == FactorVerdict.Right,
            useCookies,
            cancellationToken
        );
    }

    private static Dictionary<string, string[]> Check(LoginRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(request.Email))
            errors["email"] = ["Enter your email address."];
        if (string.IsNullOrEmpty(request.Password))
            errors["password"] = ["Enter your password."];
        return errors;
    }
}
