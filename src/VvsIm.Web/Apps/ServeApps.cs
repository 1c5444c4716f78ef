using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using VvsIm.Core.Realtime;

namespace VvsIm.Web.Apps;

/// <summary>Answers whatever no endpoint has answered and a browser app may: its files, and its page for every other path.</summary>
internal sealed class ServeApps(AppsFolder folder, IOptions<RealtimeOptions> realtime, FilesOrigin files)
{
    private const string Page = "index.html";
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Serves the request if it is a browser app's; false if it is nobody's.</summary>
    public async Task<bool> TryServeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return false;
        if (BrowserApp.Of(request.Path) is not var (app, path))
            return false;
        if (app != BrowserApp.Chat && app.MissingSlash(request, path) is { } proper)
        {
            context.Response.Redirect(proper, permanent: true);
            return true;
        }

        if (folder.Path is not { } apps)
        {
            await NotBuilt.AnswerAsync(context);
            return true;
        }
        var name = path.Value!.TrimStart('/');
        var root = Path.Combine(apps, app.Folder);
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        var file = Directory.Exists(root) && name.Length > 0 ? AppFiles.Find(root, name, accepted) : null;
        if (file is null && LooksLikeFile(name))
            return false;
        file ??= Directory.Exists(root) ? AppFiles.Find(root, Page, accepted) : null;
        if (file is null)
            await NotBuilt.AnswerAsync(context);
        else
            await SendAsync(context, file, Path.Combine(root, Page));
        return true;
    }

    // A missing script must be a 404: a page in its place would be cached and run as one.
    private static bool LooksLikeFile(string name) => name.LastIndexOf('.') > name.LastIndexOf('/');

    private async Task SendAsync(HttpContext context, AppFile file, string page)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = file.Fingerprint is not null ? ForEver : "no-cache";
        if (file.HasTwins)
            headers.Vary = HeaderNames.AcceptEncoding;
        if (file.Encoding is not null)
            headers.ContentEncoding = file.Encoding;
        if (file.Name == Page)
            await AddPageHeadersAsync(context, page);
        var tag = await TagOfAsync(file, context.RequestAborted);
        await TypedResults.PhysicalFile(file.Path, file.ContentType, entityTag: tag).ExecuteAsync(context);
    }

    private async Task AddPageHeadersAsync(HttpContext context, string page)
    {
        var html = await File.ReadAllTextAsync(page, context.RequestAborted);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy.For(
            html,
            context.Request.Host.Value ?? "",
            realtime.Value.PublicUrl,
            files.Url
        );
        headers["Referrer-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    // Each encoding is a representation of its own, and so has a tag of its own.
    private static async Task<EntityTagHeaderValue> TagOfAsync(AppFile file, CancellationToken cancellationToken)
    {
        if (file.Fingerprint is { } fingerprint)
            return new EntityTagHeaderValue($"\"{fingerprint}-{file.Encoding ?? "plain"}\"");
        await using var content = File.OpenRead(file.Path);
        var hash = await SHA256.HashDataAsync(content, cancellationToken);
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 12))}\"");
    }
}
