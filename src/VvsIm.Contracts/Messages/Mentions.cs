using System.Text.RegularExpressions;

namespace VvsIm.Contracts.Messages;

/// <summary>Mentions as they stand in a text: <c>&lt;@id&gt;</c> for a person, <c>&lt;@all&gt;</c> for everybody.</summary>
public static partial class Mentions
{
    /// <summary>How every mention begins.</summary>
    public const string Opening = "<@";

    /// <summary>Everybody in the conversation; only from those who may.</summary>
    public const string All = "<@all>";

    /// <summary>A person.</summary>
    public static string Of(Guid userId) => $"<@{userId:D}>";

    /// <summary>The people mentioned, each once, in order, at most <see cref="Limits.Mentions"/>.</summary>
    public static IReadOnlyList<Guid> In(string text) =>
        !text.Contains(Opening, StringComparison.Ordinal)
            ? []
            :
            [
                .. Person()
                    .Matches(text)
                    .Select(match => Guid.Parse(match.Groups["id"].ValueSpan))
                    .Distinct()
                    .Take(Limits.Mentions),
            ];

    [GeneratedRegex(
        "<@(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Person();
}
