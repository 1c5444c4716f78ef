using System.Globalization;
using System.Text;
using VvsIm.Contracts;

namespace VvsIm.Core.Messages.Reactions;

/// <summary>Tells an emoji from any other text, without a table that grows old: a single visible character made of symbols.</summary>
internal static class Emoji
{
    private const int Joiner = 0x200D;
    private const int EmojiStyle = 0xFE0F;
    private const int Keycap = 0x20E3;

    /// <summary>True for one emoji, be it a sequence (a family, a flag, a keycap, a skin tone).</summary>
    public static bool IsOne(string text) =>
        text.Length is > 0 and <= Limits.EmojiLength
        && StringInfo.GetNextTextElementLength(text) == text.Length
        && text.EnumerateRunes().All(rune => IsPart(rune, text))
        && text.EnumerateRunes().Any(rune => IsSymbol(rune) || rune.Value == Keycap);

    private static bool IsPart(Rune rune, string text) =>
        IsSymbol(rune)
        || rune.Value is Joiner or EmojiStyle or Keycap
        // The letters of a flag such as Scotland's.
        || rune.Value is >= 0xE0020 and <= 0xE007F
        || (text.Contains((char)Keycap) && rune.Value is >= '0' and <= '9' or '#' or '*');

    private static bool IsSymbol(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.OtherSymbol
                or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.MathSymbol
        || rune.Value is 0x203C or 0x2049 or 0x3030 or 0x303D;
}
