using System.Text.RegularExpressions;
using VvsIm.Contracts.Media;

namespace VvsIm.Core.Search.Matching;

/// <summary>What can be seen in a message without understanding its text as Markdown.</summary>
internal static partial class MessageTraits
{
    /// <summary>It holds an address.</summary>
    public static bool HasLink(string text) => Address().IsMatch(text);

    /// <summary>It holds code, in a line or as a block.</summary>
    public static bool HasCode(string text) => Code().IsMatch(text);

    /// <summary>One of its files is seen rather than opened.</summary>
    public static bool HasPicture(Attachment[]? files) =>
        files?.Any(file => file.Kind is MediaKind.Image or MediaKind.Video) == true;

    [GeneratedRegex(
        @"https?://[^\s]|mailto:[^\s]|\bwww\.[^\s]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Address();

    [GeneratedRegex("`[^`\n]+`|```", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
