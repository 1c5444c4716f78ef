namespace VvsIm.Web.EmbeddedRealtime.Connections;

/// <summary>Which web pages may open a connection: browsers send along where a page is from, other clients do not.</summary>
internal static class HandshakeOrigin
{
    public static bool IsAllowed(HttpRequest request, IReadOnlyList<string> allowed)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return true;
        if (allowed.Contains("*") || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase))
            return true;
        // Only the authority is compared: behind a proxy that ends TLS the schemes differ.
        return Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
