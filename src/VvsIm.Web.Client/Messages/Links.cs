namespace VvsIm.Web.Client.Messages;

/// <summary>
/// Finds web addresses in what people type. Only http and https become links, and a link shows exactly the address it leads to;
/// nothing else in a text means anything.
/// </summary>
public static class Links
{
    private static readonly string[] Schemes = ["https://", "http://"];
    private const string ClosingPunctuation = ".,;:!?'\"…»”’";
    private const string Brackets = "()[]{}";

    /// <summary>The text in pieces; together they are the text.</summary>
    public static IReadOnlyList<TextPart> In(string text)
    {
        var parts = new List<TextPart>();
        var plain = 0;
        for (var at = Next(text, 0); at >= 0; )
        {
            var end = EndOf(text, at);
            if (!IsAddress(text.AsSpan(at, end - at)))
            {
                at = Next(text, at + 1);
                continue;
            }
            if (at > plain)
                parts.Add(new(text[plain..at], IsLink: false));
            parts.Add(new(text[at..end], IsLink: true));
            plain = end;
            at = Next(text, end);
        }
        if (plain < text.Length)
            parts.Add(new(text[plain..], IsLink: false));
        return parts;
    }

    private static int Next(string text, int from)
    {
        for (var at = from; (at = text.IndexOf("http", at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if (Scheme(text, at) is not null && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
                return at;
        return -1;
    }

    private static string? Scheme(string text, int at) =>
        Array.Find(Schemes, s => string.Compare(text, at, s, 0, s.Length, StringComparison.OrdinalIgnoreCase) == 0);

    private static int EndOf(string text, int at)
    {
        var end = at;
        while (
            end < text.Length
            && !char.IsWhiteSpace(text[end])
            && !char.IsControl(text[end])
            && !"<>\"`".Contains(text[end])
        )
            end++;
        // What closes the sentence around an address is not part of it; a bracket is if it was opened inside.
        while (end > at && (ClosingPunctuation.Contains(text[end - 1]) || IsUnopened(text.AsSpan(at, end - at))))
            end--;
        return end;
    }

    private static bool IsUnopened(ReadOnlySpan<char> address)
    {
        var closing = Brackets.IndexOf(address[^1]);
        return closing % 2 == 1 && address.Count(Brackets[closing]) > address.Count(Brackets[closing - 1]);
    }

    private static bool IsAddress(ReadOnlySpan<char> address) =>
        Uri.TryCreate(address.ToString(), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0;
}
