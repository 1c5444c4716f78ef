using System.Text;
using System.Text.Unicode;

namespace VvsIm.Core.Media.Upload.Types;

/// <summary>Text, as far as a glance tells: UTF-8 without control characters that is no markup.</summary>
internal static class PlainWords
{
    /// <summary>Whether the beginning of a file reads as text.</summary>
    public static bool Are(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.UTF8.Preamble))
            head = head[Encoding.UTF8.Preamble.Length..];
        var text = head.TrimStart(" \t\r\n\f"u8);
        return !text.IsEmpty
            && text[0] != (byte)'<'
            && text.IndexOfAnyInRange((byte)0, (byte)8) < 0
            && text.IndexOfAnyInRange((byte)0x0e, (byte)0x1f) < 0
            && WholeCharacters(text) is { IsEmpty: false } whole
            && Utf8.IsValid(whole);
    }

    // The head may end within a character.
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            if ((text[^back] & 0xc0) == 0xc0)
                return text[..^back];
            if ((text[^back] & 0x80) == 0)
                break;
        }
        return text;
    }
}
