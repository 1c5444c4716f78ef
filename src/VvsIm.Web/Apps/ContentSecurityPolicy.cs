using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace VvsIm.Web.Apps;

/// <summary>
/// What the pages may load and run: their own files, WebAssembly, and the one inline script that the build writes (the import map),
/// allowed by its hash. Inline style attributes are allowed, since components compute sizes and positions; style elements are not.
/// </summary>
internal static partial class ContentSecurityPolicy
{
    /// <summary>The policy for a page.</summary>
    /// <param name="page">The page's HTML.</param>
    /// <param name="host">The host as the browser knows it; older browsers do not count its WebSockets as its own.</param>
    /// <param name="realtime">Another place that the realtime connection goes to; null if none.</param>
    /// <param name="files">Another place that pictures, videos and sounds come from; null if none.</param>
    public static string For(string page, string host, Uri? realtime, Uri? files = null)
    {
        var inline = string.Concat(InlineScript().Matches(page).Select(script => $" 'sha256-{Hash(script)}'"));
        return string.Join(
            "; ",
            "default-src 'none'",
            $"script-src 'self' 'wasm-unsafe-eval'{inline}",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",
            $"img-src 'self' data: blob:{Also(files)}",
            $"media-src 'self' blob:{Also(files)}",
            "font-src 'self'",
            $"connect-src 'self' ws://{host} wss://{host}{Also(realtime)}",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'"
        );
    }

    private static string Also(Uri? place) => place is null ? "" : $" {place.Scheme}://{place.Authority}";

    private static string Hash(Match script) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups["text"].Value)));

    [GeneratedRegex(
        """<script(?![^>]*\ssrc=)[^>]*>(?<text>.*?)</script>""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex InlineScript();
}
