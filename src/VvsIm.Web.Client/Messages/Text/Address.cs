namespace VvsIm.Web.Client.Messages.Text;

/// <summary>Finds where a web address ends that somebody typed amid a sentence, and says which addresses may be linked to.</summary>
internal static class Address
{
    private static readonly string[] Schemes = ["https://", "http://"];
    private const string Closing = ".,;:!?'\"…»”’*_~";
    private const string Brackets = "()[]{}";

    /// <summary>The length of the http or https address that the text begins with; 0 if it begins with something else.</summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        if (!StartsWithScheme(text))
            return 0;
        var end = 0;
        while (end < text.Length && !Ends(text, end))
            end++;
        end = WithoutClosing(text, end);
        return end > 0 && Target(text[..end].ToString()) is not null ? end : 0;
    }

    /// <summary>The address a link may lead to (http, https, mailto), as a browser understands it; null for every other.</summary>
    public static Uri? Target(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (
            uri.Scheme == Uri.UriSchemeMailto
            || (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
                && uri.Host.Length > 0
                // Whoever reads bank.example@elsewhere.example takes it for the bank.
                && uri.UserInfo.Length == 0
        )
            ? uri
            : null;

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

    private static bool StartsWithScheme(ReadOnlySpan<char> text)
    {
        foreach (var scheme in Schemes)
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // The end of a Markdown link's words, "](", ends an address in them. Invisible marks, such as those that turn the direction of
    // writing, would let an address look like another.
    private static bool Ends(ReadOnlySpan<char> text, int at) =>
        char.IsWhiteSpace(text[at])
        || char.IsControl(text[at])
        || "<>\"`".Contains(text[at])
        || (text[at] == ']' && at + 1 < text.Length && text[at + 1] == '(')
        || char.GetUnicodeCategory(text[at]) == System.Globalization.UnicodeCategory.Format;

    // What closes the sentence around an address is not part of it; a bracket is if it was opened inside. Counted once: an address may
    // end in thousands of them.
    private static int WithoutClosing(ReadOnlySpan<char> text, int end)
    {
        Span<int> counts = stackalloc int[Brackets.Length];
        foreach (var letter in text[..end])
            if (Brackets.IndexOf(letter) is var at and >= 0)
                counts[at]++;
        for (; end > 0; end--)
        {
            var last = text[end - 1];
            var bracket = Brackets.IndexOf(last);
            var unopened = bracket % 2 == 1 && counts[bracket] > counts[bracket - 1];
            if (!unopened && !Closing.Contains(last))
                break;
            if (unopened)
                counts[bracket]--;
        }
        return end;
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
