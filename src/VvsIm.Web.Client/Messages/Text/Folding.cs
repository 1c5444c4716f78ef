namespace VvsIm.Web.Client.Messages.Text;

/// <summary>Where a long text is folded, so that one message does not fill many screens.</summary>
internal static class Folding
{
    private const int LongLines = 24;
    private const int ShownLines = 16;
    private const int LongLength = 1_800;
    private const int ShownLength = 1_200;

    /// <summary>The beginning of a long text, up to the end of a line or word; null if the text is short enough to be shown whole.</summary>
    public static string? Cut(string text)
    {
        if (text.Length <= LongLength && text.AsSpan().Count('\n') < LongLines)
            return null;
        var end = Math.Min(EndOfLine(text, ShownLines), ShownLength);
        if (end < ShownLength)
            return text[..end];
        // A line's end, if there is one not far before; else a word's; else any place that does not tear a character apart.
        var cut = text.LastIndexOf('\n', end, end / 2);
        if (cut < 0)
            cut = text.LastIndexOf(' ', end, end / 4);
        if (cut < 0)
            cut = char.IsLowSurrogate(text[end]) ? end - 1 : end;
        return text[..cut];
    }

    private static int EndOfLine(string text, int lines)
    {
        var at = -1;
        for (var line = 0; line < lines; line++)
            if ((at = text.IndexOf('\n', at + 1)) < 0)
                return text.Length;
        return at;
    }
}
