using System.Text.RegularExpressions;
using VvsIm.Contracts.Messages;

namespace VvsIm.Web.Client.Messages.Text;

/// <summary>A text with names where its mentions are, for the clipboard.</summary>
public static partial class MentionNames
{
    /// <summary>Each mention as "@Name"; one of somebody unknown stays as it is.</summary>
    public static string In(string text, Func<Guid, string?> nameOf) =>
        Mention()
            .Replace(
                text.Replace(Mentions.All, "@all", StringComparison.Ordinal),
                found =>
                    Guid.TryParse(found.Groups["id"].ValueSpan, out var id) && nameOf(id) is { } name
                        ? $"@{name}"
                        : found.Value
            );

    [GeneratedRegex("<@(?<id>[0-9a-f-]{36})>", RegexOptions.ExplicitCapture)]
    private static partial Regex Mention();
}
