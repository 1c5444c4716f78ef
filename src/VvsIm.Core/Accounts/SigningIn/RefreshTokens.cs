using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Moderation.Bans;

namespace VvsIm.Core.Accounts.SigningIn;

/// <summary><c>POST /api/auth/refresh</c>: the next pair of tokens, of the same session.</summary>
internal static class RefreshTokens
{
    public static async Task<Results<SignInHttpResult, ProblemHttpResult>> HandleAsync(
        RefreshRequest request,
        HttpContext context,
        IOptionsMonitor<BearerTokenOptions> tokens,
        BannedPeople banned,
        LiveSessions live,
        SessionUses uses,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var ticket = string.IsNullOrEmpty(request.RefreshToken)
            ? null
            : tokens.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(request.RefreshToken);
        if (
            ticket?.Properties.ExpiresUtc is not { } expires
            || expires <= time.GetUtcNow()
            || CurrentSession.Of(ticket.Principal) is not { } session
        )
            return SignInRefusals.Over();
        if (banned.Find(session.UserId) is { } ban)
            return BanGuard.Banned(ban);
        if (await live.FindAsync(session, cancellationToken) is not { } found)
            return SignInRefusals.Over();
        uses.Note(session.Id, found, Device.Address(context));
        return SessionStart.Hand(session, withCookie: false);
    }
}
