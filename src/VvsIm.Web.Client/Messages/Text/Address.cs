using VvsIm.Contracts.Messages;

namespace VvsIm.Web.Client.Messages.Text;

/// <summary>Web addresses in what is shown; what counts as one is decided in <see cref="Links"/>.</summary>
internal static class Address
{
    /// <inheritdoc cref="Links.LengthAt"/>
    public static int LengthAt(ReadOnlySpan<char> text) => Links.LengthAt(text);

    /// <inheritdoc cref="Links.Target"/>
    public static Uri? Target(string? address) => Links.Target(address);

    /// <summary>
    /// Where a link leads, short, if its words look like another address; null if they don't, or tell the truth. A reader must not
    /// have to hover to learn that "bank.example" leads elsewhere.
    /// </summary>
    public static string? Contradicted(string words, Uri target)
    {
        words = words.Trim();
        if (!LooksLikeAddress(words))
            return null;
        var shown = target.Scheme == Uri.UriSchemeMailto ? target.AbsoluteUri["mailto:".Length..] : target.Host;
        var named = words.Contains("://") ? words : $"https://{words}";
        var honest =
            target.Scheme == Uri.UriSchemeMailto
                ? words.Equals(shown, StringComparison.OrdinalIgnoreCase)
                : Target(named) is { } claimed && Bare(claimed.Host) == Bare(target.Host);
        return honest ? null : shown;
    }

    private static bool LooksLikeAddress(string words)
    {
        if (words.Contains("://") || words.Contains('@'))
            return true;
        for (var at = 1; at < words.Length - 1; at++)
            if (words[at] == '.' && char.IsLetterOrDigit(words[at - 1]) && char.IsLetterOrDigit(words[at + 1]))
                return true;
        return false;
    }

    private static string Bare(string host) =>
        host.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            ? host[4..].ToLowerInvariant()
            : host.ToLowerInvariant();
}
