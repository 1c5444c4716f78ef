using System.Globalization;

namespace VvsIm.Contracts.Messages;

/// <summary>
/// Web addresses in texts: where one ends that somebody typed amid a sentence, and which may be linked to. What the apps show as links,
/// and what the server lists as shared, is decided here.
/// </summary>
public static class Links
{
    private static readonly string[] Schemes = ["https://", "http://"];
    private const string Closing = ".,;:!?'\"…»”’*_~";
    private const string Brackets = "()[]{}";

    /// <summary>The addresses that a text leads to, each once, in order; what stands in code is not one.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal))
            return [];
        var found = new List<string>();
        for (var at = 0; at < text.Length; )
        {
            if (text[at] == '`')
                at = AfterCode(text, at);
            else if (text[at] is 'h' or 'H' && LengthWithin(text, at) is > 0 and var length)
            {
                var address = text.Substring(at, length);
                at += length;
                // The words of a Markdown link: it leads to what follows them.
                if (!text.AsSpan(at).StartsWith("](") && !found.Contains(address))
                    found.Add(address);
            }
            else
                at++;
        }
        return found;
    }

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

    private static int LengthWithin(string text, int at) =>
        at > 0 && char.IsLetterOrDigit(text[at - 1]) ? 0 : LengthAt(text.AsSpan(at));

    // As Markdown has it: code goes to the next run of as many backticks; without one these are only backticks.
    private static int AfterCode(string text, int at)
    {
        var opening = Run(text, at);
        for (var next = at + opening; next < text.Length; )
        {
            if (text[next] != '`')
            {
                next++;
                continue;
            }
            var run = Run(text, next);
            next += run;
            if (run == opening)
                return next;
        }
        return opening >= 3 ? text.Length : at + opening;
    }

    private static int Run(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == '`')
            end++;
        return end - at;
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
        || char.GetUnicodeCategory(text[at]) == UnicodeCategory.Format;

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
}
