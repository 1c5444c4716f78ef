using System.Text.RegularExpressions;

namespace VvsIm.Core.Search.Matching;

/// <summary>Mentions in a text: ids, which nobody looks for and nobody wants to see.</summary>
internal static partial class MentionTokens
{
    /// <summary>The text with spaces in their place, so that every other character stays where it is.</summary>
    public static string Blank(string text) =>
        text.Contains("<@", StringComparison.Ordinal)
            ? Token().Replace(text, match => new string(' ', match.Length))
            : text;

    /// <summary>The text with names in their place.</summary>
    public static string Name(string text, IReadOnlyDictionary<Guid, string> names) =>
        text.Contains("<@", StringComparison.Ordinal)
            ? Token()
                .Replace(
                    text,
                    match =>
                        Guid.TryParse(match.Groups["id"].ValueSpan, out var id)
                            ? "@" + names.GetValueOrDefault(id, "…")
                            : "@all"
                )
            : text;

    [GeneratedRegex(
        "<@(?<id>all|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Token();
}
