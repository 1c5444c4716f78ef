using System.Globalization;
using System.Text;
using VvsIm.Contracts;

namespace VvsIm.Core.Media.Upload;

/// <summary>
/// What a file is called from now on: never a path, nothing in it that is not seen or that turns the reading order around (so that
/// <c>gpj.exe</c> is not taken for <c>exe.jpg</c>), not too long, not empty.
/// </summary>
internal static class FileName
{
    private const string Fallback = "file";
    private const int LongestExtension = 16;

    // Joins letters of several scripts and the parts of emoji; seen by what it does.
    private const char ZeroWidthJoiner = '\u200d';
    private const char ZeroWidthNonJoiner = '\u200c';

    /// <summary>The name to keep.</summary>
    /// <param name="sent">As the sender's device said it; may be anything.</param>
    /// <param name="extension">Of the type of the content, with its dot; for a file whose name says nothing.</param>
    public static string Of(string? sent, string extension)
    {
        var name = Visible((sent ?? "").AsSpan());
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim().TrimEnd('.', ' ');
        if (name.Length == 0)
            return Fallback + extension;
        return name.Length <= Limits.FileNameLength ? name : Cut(name);
    }

    private static string Cut(string name)
    {
        var dot = name.LastIndexOf('.');
        var ending = dot > 0 && name.Length - dot <= LongestExtension ? name[dot..] : "";
        var kept = Limits.FileNameLength - ending.Length;
        // Not through the middle of a character.
        if (char.IsHighSurrogate(name[kept - 1]))
            kept--;
        return name[..kept].TrimEnd() + ending;
    }

    private static string Visible(ReadOnlySpan<char> sent)
    {
        var name = new StringBuilder(Math.Min(sent.Length, 1024));
        foreach (var rune in sent.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner)
                name.Append((char)rune.Value);
            else if (
                category
                    is not (
                        UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                    )
                // What is half a character only.
                && rune != Rune.ReplacementChar
            )
                name.Append(category == UnicodeCategory.SpaceSeparator ? " " : rune.ToString());
        }
        return name.ToString();
    }
}
