using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VvsIm.Core.Moderation.Bans;

namespace VvsIm.Core.Accounts;

/// <summary>Identity's way in, shut for whoever is banned. They learn it once the password was right, so that nobody else does.</summary>
internal sealed class SignIn(
    UserManager<Account> accounts,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Account> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    BannedPeople banned
) : SignInManager<Account>(accounts, context, principals, options, logger, schemes, confirmation)
{
    protected override async Task<SignInResult> SignInOrTwoFactorAsync(
        Account user,
        bool isPersistent,
        string? loginProvider = null,
        bool bypassTwoFactor = false
    ) =>
        banned.Find(user.Id) is not null
            ? new BannedResult()
            : await base.SignInOrTwoFactorAsync(user, isPersistent, loginProvider, bypassTwoFactor);

    /// <summary>Identity's endpoint tells how a sign-in ended by this word.</summary>
    private sealed class BannedResult : SignInResult
    {
        public override string ToString() => IdentityEndpoints.BannedWord;
    }
}
