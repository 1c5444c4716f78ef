using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace VvsIm.Core.Accounts.Sessions;

/// <summary>By which sign-in somebody asks. A parameter of handlers behind sign-in that care.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="UserId">Whose it is.</param>
internal sealed record CurrentSession(Guid Id, Guid UserId)
{
    /// <summary>The claim of cookies and tokens that names their session.</summary>
    public const string Claim = "sid";

    /// <summary>What the claims say; null where they do not name a person and a session.</summary>
    public static CurrentSession? Of(ClaimsPrincipal who) =>
        Guid.TryParse(who.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
        && Guid.TryParse(who.FindFirstValue(Claim), out var session)
            ? new(session, user)
            : null;

    /// <summary>Binds the parameter from the signed-in principal.</summary>
    public static ValueTask<CurrentSession> BindAsync(HttpContext context, ParameterInfo _) =>
        ValueTask.FromResult(
            Of(context.User)
                ?? throw new InvalidOperationException("A handler behind sign-in ran without a signed-in user.")
        );

    /// <summary>Who is signed in so, for this scheme.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, UserId.ToString()), new(Claim, Id.ToString())], scheme));
}
