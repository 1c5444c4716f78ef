using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts.Accounts.Passkeys;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Accounts.SigningIn;
using VvsIm.Core.Moderation.Bans;

namespace VvsIm.Core.Accounts.Passkeys;

/// <summary>
/// <c>POST /api/auth/passkey</c>: signs in with a passkey alone, which is two factors in one: the device, and what unlocks it. No lock-out
/// stands in its way, for nobody guesses one: whoever locks an account by guessing passwords does not keep its owner out.
/// </summary>
internal static class SignInWithPasskey
{
    public static async Task<Ok<PasskeyQuestion>> AskAsync(HttpContext context, PasskeyChecks passkeys) =>
        TypedResults.Ok(await passkeys.AskAsync(context, CeremonyPurpose.SignIn, account: null));

    public static async Task<Results<SignInHttpResult, ProblemHttpResult>> HandleAsync(
        PasskeyAnswer answer,
        HttpContext context,
        PasskeyChecks passkeys,
        BannedPeople banned,
        SessionStart sessions,
        CancellationToken cancellationToken,
        bool useCookies = false
    )
    {
        var account = await passkeys.CheckAsync(context, CeremonyPurpose.SignIn, null, answer, cancellationToken);
        if (account is null)
            return SignInRefusals.WrongPasskey();
        if (banned.Find(account.Id) is { } ban)
            return BanGuard.Banned(ban);
        return await sessions.BeginAsync(context, account.Id, secondFactor: true, useCookies, cancellationToken);
    }
}
