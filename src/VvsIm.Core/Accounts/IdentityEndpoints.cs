using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Core.Moderation.Bans;
using VvsIm.Core.Problems;
using VvsIm.Core.RateLimits;

namespace VvsIm.Core.Accounts;

/// <summary>
/// Identity's own endpoints (login, refresh, password reset, two-factor) with our problem codes around them. Its register is
/// replaced: ours asks for a name and joins the default workspace.
/// </summary>
internal static class IdentityEndpoints
{
    /// <summary>How a sign-in ended for who is banned, beside Identity's own words.</summary>
    public const string BannedWord = "Banned";

    public static void MapIdentity(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("")
            .Limited(RateLimit.SignIn)
            .AddEndpointFilter(TranslateAsync)
            .WithMetadata(new TagsAttribute("Accounts"))
            .MapIdentityApi<Account>()
            .Add(endpoint =>
            {
                // A later order loses against our own route of the same path.
                if (
                    endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } route
                    && path.EndsWith("/register")
                )
                {
                    route.Order = 1;
                    route.Metadata.Add(new Microsoft.AspNetCore.Routing.ExcludeFromDescriptionAttribute());
                }
            });

    private static async ValueTask<object?> TranslateAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var result = await next(context);
        return Unwrap(result) switch
        {
            ProblemHttpResult { ProblemDetails.Detail: BannedWord } => await TellBanAsync(context),
            // A new pair of tokens is about to be written for whoever is in it.
            SignInHttpResult signIn when Bans(context).Find(signIn.Principal) is { } ban => BanGuard.Banned(ban),
            ProblemHttpResult problem => Code(problem),
            ValidationProblem invalid => Refusal.Invalid(
                invalid.ProblemDetails.Errors.ToDictionary(error => FieldOf(error.Key), error => error.Value)
            ),
            UnauthorizedHttpResult or ChallengeHttpResult => Refusal.Of(
                StatusCodes.Status401Unauthorized,
                ProblemCodes.Unauthenticated,
                "Your sign-in is over. Sign in again."
            ),
            NotFound => Refusal.NotFound("account"),
            _ => result,
        };
    }

    private static BannedPeople Bans(EndpointFilterInvocationContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<BannedPeople>();

    // Their password was right: they may know until when, and why.
    private static async Task<ProblemHttpResult> TellBanAsync(EndpointFilterInvocationContext context)
    {
        var accounts = context.HttpContext.RequestServices.GetRequiredService<UserManager<Account>>();
        var login = context.Arguments.OfType<LoginRequest>().First();
        var account = await accounts.FindByNameAsync(login.Email);
        return BanGuard.Banned((account is null ? null : Bans(context).Find(account.Id)) ?? new());
    }

    private static object? Unwrap(object? result)
    {
        while (result is INestedHttpResult nested)
            result = nested.Result;
        return result;
    }

    /// <summary>Identity says in <c>detail</c> how a sign-in ended.</summary>
    private static ProblemHttpResult Code(ProblemHttpResult problem)
    {
        var (code, title) = problem.ProblemDetails.Detail switch
        {
            "LockedOut" => (ProblemCodes.LockedOut, "Too many failures. Wait a few minutes, then try again."),
            "RequiresTwoFactor" => (ProblemCodes.TwoFactorRequired, "Enter the code of your authenticator app."),
            "NotAllowed" => (ProblemCodes.Forbidden, "This account may not sign in."),
            _ => (ProblemCodes.InvalidCredentials, "Email and password do not match."),
        };
        return Refusal.Of(problem.StatusCode, code, title);
    }

    private static string FieldOf(string code) =>
        code.StartsWith("Password", StringComparison.Ordinal) ? "password"
        : code.Contains("Email", StringComparison.Ordinal) ? "email"
        : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(code);
}
