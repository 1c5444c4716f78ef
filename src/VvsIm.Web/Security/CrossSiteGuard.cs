using VvsIm.Contracts;
using VvsIm.Core.Problems;

namespace VvsIm.Web.Security;

/// <summary>
/// Refuses unsafe requests that a browser sends from a page of another site. SameSite=Lax keeps the cookie out of most of them;
/// this closes the rest, and sign-in itself. Clients that are no browsers send neither header and pass.
/// </summary>
internal static class CrossSiteGuard
{
    public static void UseCrossSiteGuard(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                IsSafe(context.Request.Method) || IsOwn(context.Request)
                    ? next(context)
                    : Refusal
                        .Of(
                            StatusCodes.Status403Forbidden,
                            ProblemCodes.CrossSite,
                            "This request came from a page of another site."
                        )
                        .ExecuteAsync(context)
        );

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
            return site == "same-origin" || site == "none";
        if (!request.Headers.TryGetValue("Origin", out var origin))
            return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
