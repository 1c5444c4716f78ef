using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.SigningIn;

/// <summary>How a sign-in is refused.</summary>
internal static class SignInRefusals
{
    public static ProblemHttpResult Over() => Of(ProblemCodes.Unauthenticated, "Your sign-in is over. Sign in again.");

    public static ProblemHttpResult Credentials() =>
        Of(ProblemCodes.InvalidCredentials, "Email and password do not match.");

    public static ProblemHttpResult Locked() =>
        Of(ProblemCodes.LockedOut, "Too many failures. Wait a few minutes, then try again.");

    public static ProblemHttpResult CodeWanted() =>
        Of(ProblemCodes.TwoFactorRequired, "Enter the code of your authenticator app.");

    public static ProblemHttpResult WrongCode() =>
        Of(ProblemCodes.InvalidTwoFactorCode, "This code is wrong, or was used already.");

    public static ProblemHttpResult WrongPasskey() =>
        Of(ProblemCodes.InvalidPasskey, "This passkey does not open an account here.");

    private static ProblemHttpResult Of(string code, string title) =>
        Refusal.Of(StatusCodes.Status401Unauthorized, code, title);
}
