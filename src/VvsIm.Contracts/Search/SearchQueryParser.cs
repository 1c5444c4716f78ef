namespace VvsIm.Contracts.Search;

/// <summary>Cuts a query into its parts. Whatever is not exactly an operator with a value that it takes is plain text.</summary>
internal static class SearchQueryParser
{
    public static List<SearchPart> Parse(string text)
    {
        var parts = new List<SearchPart>();
        var at = 0;
        while (Skip(text, ref at))
            if (Next(text, ref at) is { } part)
                parts.Add(part);
        return parts;
    }

    private static bool Skip(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length;
    }

    private static SearchPart? Next(string text, ref int at)
    {
        var not = text[at] == '-' && at + 1 < text.Length && text[at + 1] != '-' && !char.IsWhiteSpace(text[at + 1]);
        if (not)
            at++;
        if (text[at] == '"')
            return Quoted(text, ref at) is { Length: > 0 } phrase
                ? new(SearchPartKind.Text, phrase, Exact: true, not)
                : null;
        if (!not && Operator(text, ref at) is { } operation)
            return operation;
        return new(SearchPartKind.Text, Word(text, ref at), Not: not);
    }

    private static SearchPart? Operator(string text, ref int at)
    {
        var colon = at;
        while (colon < text.Length && char.IsAsciiLetter(text[colon]))
            colon++;
        if (
            colon + 1 >= text.Length
            || text[colon] != ':'
            || !SearchPart.Operators.TryGetValue(text[at..colon], out var kind)
        )
            return null;
        var end = colon + 1;
        var value = text[end] == '"' ? Quoted(text, ref end) : Word(text, ref end);
        if (Accepted(kind, value) is not { } accepted)
            return null;
        at = end;
        return new(kind, accepted);
    }

    private static string? Accepted(SearchPartKind kind, string value) =>
        kind switch
        {
            SearchPartKind.Has => SearchPart.HasValues.FirstOrDefault(known => Same(known, value)),
            SearchPartKind.Is => SearchPart.IsValues.FirstOrDefault(known => Same(known, value)),
            SearchPartKind.Before or SearchPartKind.After => SearchPart.Day(value) is null ? null : value,
            _ => value.Length == 0 ? null : value,
        };

    private static bool Same(string known, string value) => known.Equals(value, StringComparison.OrdinalIgnoreCase);

    // To the next quote, or to the end: whoever types has not come to the closing one yet.
    private static string Quoted(string text, ref int at)
    {
        var end = text.IndexOf('"', at + 1);
        var inside = end < 0 ? text[(at + 1)..] : text[(at + 1)..end];
        at = end < 0 ? text.Length : end + 1;
        return string.Join(' ', inside.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Word(string text, ref int at)
    {
        var begin = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
            at++;
        return text[begin..at];
    }
}
