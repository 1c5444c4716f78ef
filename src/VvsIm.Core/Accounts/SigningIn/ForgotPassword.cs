using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using VvsIm.Contracts.Accounts.SigningIn;

namespace VvsIm.Core.Accounts.SigningIn;

/// <summary>
/// <c>POST /api/auth/forgotPassword</c>: sends a code to the address by Identity's <see cref="IEmailSender{TUser}"/>, if it is somebody's.
/// The answer never says whether.
/// </summary>
internal static class ForgotPassword
{
    public static async Task<Ok> HandleAsync(
        ForgotPasswordRequest request,
        UserManager<Account> accounts,
        IEmailSender<Account> mail
    )
    {
        var email = request.Email;
        if (
            !string.IsNullOrEmpty(email)
            && PlainText.IsStorable(email)
            && await accounts.FindByEmailAsync(email) is { } account
        )
            await mail.SendPasswordResetCodeAsync(
                account,
                email,
                await accounts.GeneratePasswordResetTokenAsync(account)
            );
        return TypedResults.Ok();
    }
}
