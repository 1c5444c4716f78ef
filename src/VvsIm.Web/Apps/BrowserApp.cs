using Microsoft.AspNetCore.Http.Extensions;

namespace VvsIm.Web.Apps;

/// <summary>One of the two apps: its folder's name and where it is served.</summary>
/// <param name="Folder">Within the folder of the apps.</param>
/// <param name="Root">The path that its page's <c>base</c> names.</param>
internal sealed record BrowserApp(string Folder, PathString Root)
{
    /// <summary>The chat app has every path that nobody else has.</summary>
    public static readonly BrowserApp Chat = new("chat", "");

    /// <summary>The console.</summary>
    public static readonly BrowserApp Admin = new("admin", "/admin");

    /// <summary>A first segment that belongs to the API or an engine: what is not mapped there does not exist, and is no page.</summary>
    private static readonly string[] s_reserved = ["/api", "/centrifugo", "/connection", "/health", "/openapi"];

    /// <summary>Whose path this is, and the path within that app; null if it is not for a browser app.</summary>
    public static (BrowserApp App, PathString Path)? Of(PathString path)
    {
        if (path.StartsWithSegments(Admin.Root, StringComparison.Ordinal, out var rest))
            return (Admin, rest);
        return s_reserved.Any(reserved => path.StartsWithSegments(reserved)) ? null : (Chat, path);
    }

    /// <summary>Where the request should have gone if it names the app without its slash: relative links would miss it.</summary>
    public string? MissingSlash(HttpRequest request, PathString path) =>
        path.HasValue ? null : UriHelper.BuildRelative(request.PathBase, Root + "/", request.QueryString);
}
