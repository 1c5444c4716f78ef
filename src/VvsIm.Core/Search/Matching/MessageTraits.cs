using System.Text.RegularExpressions;

namespace VvsIm.Core.Search.Matching;

/// <summary>What can be seen in a text without understanding it as Markdown.</summary>
internal static partial class MessageTraits
{
    /// <summary>It holds an address.</summary>
    public static bool HasLink(string text) => Address().IsMatch(text);

    /// <summary>It holds code, in a line or as a block.</summary>
    public static bool HasCode(string text) => Code().IsMatch(text);

    [GeneratedRegex(
        @"https?://[^\s]|mailto:[^\s]|\bwww\.[^\s]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Address();

    [GeneratedRegex("`[^`\n]+`|```", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
