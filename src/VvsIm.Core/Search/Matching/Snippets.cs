using System.Text.RegularExpressions;
using VvsIm.Contracts.Search;

namespace VvsIm.Core.Search.Matching;

/// <summary>The part of a text that shows why it was found.</summary>
internal static partial class Snippets
{
    private const int Length = 200;
    private const int Before = 50;

    /// <summary>Makes it: on one line, mentions by name, without the marks of emphasis and code.</summary>
    public static Snippet Of(string text, Terms terms, IReadOnlyDictionary<Guid, string> names)
    {
        var line = OneLine(Marks().Replace(MentionTokens.Name(text, names), ""));
        var found = terms.Find(line);
        var (begin, end) = Part(line, found.Count == 0 ? 0 : found[0].Offset);
        return new(
            line[begin..end],
            [
                .. found
                    .Where(range => range.Offset >= begin && range.Offset + range.Length <= end)
                    .Select(range => range with { Offset = range.Offset - begin }),
            ],
            CutBefore: begin > 0,
            CutAfter: end < line.Length
        );
    }

    private static (int Begin, int End) Part(string line, int first)
    {
        if (line.Length <= Length)
            return (0, line.Length);
        var begin = Math.Clamp(first - Before, 0, line.Length - Length);
        var end = begin + Length;
        // At a space near by, so that no word is cut; never within a pair of surrogates.
        if (begin > 0 && line.IndexOf(' ', begin, Math.Min(20, Math.Max(0, first - begin))) is var space and >= 0)
            begin = space + 1;
        if (end < line.Length && line.LastIndexOf(' ', end, 20) is var last && last > first + Before)
            end = last;
        if (begin > 0 && char.IsLowSurrogate(line[begin]))
            begin++;
        if (end < line.Length && char.IsLowSurrogate(line[end]))
            end--;
        return (begin, end);
    }

    private static string OneLine(string text) => Space().Replace(text.Trim(), " ");

    [GeneratedRegex(@"\*\*|~~|`+", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
