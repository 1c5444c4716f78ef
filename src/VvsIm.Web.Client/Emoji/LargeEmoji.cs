using System.Globalization;
using System.Text;

namespace VvsIm.Web.Client.Emoji;

/// <summary>A message of a few emoji and nothing else says everything by them: it is shown large.</summary>
internal static class LargeEmoji
{
    private const int Most = 3;
    private const int Longest = 64;
    private const int EmojiStyle = 0xFE0F;
    private const int Keycap = 0x20E3;

    /// <summary>The text is one to three emoji, with or without spaces.</summary>
    public static bool Are(string text)
    {
        if (text.Length > Longest)
            return false;
        var count = 0;
        for (var at = 0; at < text.Length; )
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var element = text.AsSpan(at, length);
            at += length;
            if (element.IsWhiteSpace())
                continue;
            if (!IsEmoji(element) || ++count > Most)
                return false;
        }
        return count > 0;
    }

    private static bool IsEmoji(ReadOnlySpan<char> element)
    {
        if (Rune.DecodeFromUtf16(element, out var first, out _) != System.Buffers.OperationStatus.Done)
            return false;
        return first.Value switch
        {
            >= 0x1F000 and <= 0x1FAFF => true,
            // Pictures that are letters by default become emoji by the mark that follows them; digits only inside a keycap.
            (>= '0' and <= '9') or '#' or '*' => element.Contains((char)Keycap),
            0xA9 or 0xAE or (>= 0x203C and <= 0x3299) => element.Contains((char)EmojiStyle)
                || IsEmojiByDefault(first.Value),
            _ => false,
        };
    }

    private static bool IsEmojiByDefault(int value) =>
        value
            is 0x231A
                or 0x231B
                or (>= 0x23E9 and <= 0x23EC)
                or 0x23F0
                or 0x23F3
                or 0x25FD
                or 0x25FE
                or 0x2614
                or 0x2615
                or (>= 0x2648 and <= 0x2653)
                or 0x267F
                or 0x2693
                or 0x26A1
                or 0x26AA
                or 0x26AB
                or 0x26BD
                or 0x26BE
                or 0x26C4
                or 0x26C5
                or 0x26CE
                or 0x26D4
                or 0x26EA
                or 0x26F2
                or 0x26F3
                or 0x26F5
                or 0x26FA
                or 0x26FD
                or 0x2705
                or 0x270A
                or 0x270B
                or 0x2728
                or 0x274C
                or 0x274E
                or (>= 0x2753 and <= 0x2755)
                or 0x2757
                or (>= 0x2795 and <= 0x2797)
                or 0x27B0
                or 0x27BF
                or 0x2B1B
                or 0x2B1C
                or 0x2B50
                or 0x2B55;
}
