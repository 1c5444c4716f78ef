namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>Where a text being written is code, in which nothing is completed or mentioned.</summary>
internal static class CodeSpans
{
    private const string Fence = "```";

    /// <summary>What is typed next at the end of this text belongs to code, finished or not.</summary>
    public static bool IsOpenAtEnd(ReadOnlySpan<char> text)
    {
        var fenced = false;
        var line = text;
        foreach (var each in text.EnumerateLines())
        {
            line = each;
            if (each.TrimStart().StartsWith(Fence))
                fenced = !fenced;
        }
        return fenced || line.TrimStart().StartsWith(Fence) || line.Count('`') % 2 == 1;
    }

    /// <summary>The finished pieces of code, in order; a block that is not closed goes on to the end.</summary>
    public static IReadOnlyList<Range> In(string text)
    {
        var spans = new List<Range>();
        for (var at = text.IndexOf('`'); at >= 0; )
        {
            var ticks = Ticks(text, at);
            var end = EndOf(text, at, ticks);
            if (end > 0)
                spans.Add(at..end);
            at = text.IndexOf('`', end > 0 ? end : at + ticks);
            if (end == text.Length)
                break;
        }
        return spans;
    }

    private static int EndOf(string text, int start, int ticks)
    {
        var block = ticks >= Fence.Length && IsFirstInLine(text, start);
        for (var at = start + ticks; (at = text.IndexOf('`', at)) >= 0; at += Ticks(text, at))
        {
            // Code within a line doesn't go on over an empty one.
            if (!block && text.AsSpan(start..at).Contains("\n\n", StringComparison.Ordinal))
                return 0;
            if (Ticks(text, at) == ticks && (!block || IsFirstInLine(text, at)))
                return at + ticks;
        }
        return block ? text.Length : 0;
    }

    private static int Ticks(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == '`')
            end++;
        return end - at;
    }

    private static bool IsFirstInLine(string text, int at) =>
        text.AsSpan(text.LastIndexOf('\n', at) + 1, at - (text.LastIndexOf('\n', at) + 1)).IsWhiteSpace();
}
