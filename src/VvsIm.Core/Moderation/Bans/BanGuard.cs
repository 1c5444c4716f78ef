using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Bans;

/// <summary>Refuses every request of whoever is banned. Only the doors stay: signing out, and in as somebody else.</summary>
internal static class BanGuard
{
    public static void UseBanGuard(this IApplicationBuilder app)
    {
        var people = app.ApplicationServices.GetRequiredService<BannedPeople>();
        app.Use(
            (context, next) =>
                people.Find(context.User) is { } ban
                && !IsDoor(context)
                && context.Request.Path.StartsWithSegments("/api")
                    ? Banned(ban).ExecuteAsync(context)
                    : next(context)
        );
    }

    /// <summary>403, with what the person may know.</summary>
    public static ProblemHttpResult Banned(BanNotice ban)
    {
        var refusal = Refusal.Of(
            StatusCodes.Status403Forbidden,
            ProblemCodes.Banned,
            ban.Erased ? "This account has been erased." : "This account is banned."
        );
        refusal.ProblemDetails.Extensions["ban"] = ban;
        return refusal;
    }

    private static bool IsDoor(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api/auth")
        && context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null;
}
