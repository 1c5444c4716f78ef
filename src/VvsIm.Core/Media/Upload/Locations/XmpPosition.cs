using System.Text;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Locations;

/// <summary>
/// A property of XMP that says where (<c>exif:GPSLatitude="52,30N"</c>, or an element of that name), written over with spaces. The prefix may be
/// any: it is bound to its namespace elsewhere.
/// </summary>
internal static class XmpPosition
{
    private const int LongestPrefix = 64;
    private const int LongestProperty = 4 * 1024;

    /// <summary>What all these properties have in their names.</summary>
    public static readonly byte[] Mark = [.. ":GPS"u8];

    /// <summary>Removes the property whose name has the mark at this place; false if it is none.</summary>
    public static bool Remove(SpooledFile file, long mark, long from, long to)
    {
        var begin = Math.Max(from, mark - LongestPrefix);
        Span<byte> buffer = stackalloc byte[LongestPrefix + LongestProperty];
        var window = buffer[..file.ReadAt(begin, buffer[..(int)Math.Min(buffer.Length, to - begin)])];
        var colon = (int)(mark - begin);
        // One that an earlier find took with it.
        if (colon + Mark.Length > window.Length || !window[colon..].StartsWith(Mark))
            return false;
        var name = colon;
        while (name > 0 && IsNameLetter(window[name - 1]))
            name--;
        var end = colon + 1;
        while (end < window.Length && IsNameLetter(window[end]))
            end++;
        if (name == colon || name == 0)
            return false;
        var (first, behind) =
            window[name - 1] == (byte)'<' ? (name - 1, EndOfElement(window, name, end))
            : IsSpace(window[name - 1]) ? (name, EndOfAttribute(window, end))
            : (0, 0);
        if (behind == 0)
            return false;
        var blank = new byte[behind - first];
        Array.Fill(blank, (byte)' ');
        file.WriteAt(begin + first, blank);
        return true;
    }

    private static int EndOfAttribute(ReadOnlySpan<byte> window, int at)
    {
        at = SkipSpaces(window, at);
        if (at >= window.Length || window[at] != (byte)'=')
            return 0;
        at = SkipSpaces(window, at + 1);
        if (at >= window.Length || window[at] is not ((byte)'"' or (byte)'\''))
            return 0;
        var closing = window[(at + 1)..].IndexOf(window[at]);
        return closing < 0 ? 0 : at + 1 + closing + 1;
    }

    private static int EndOfElement(ReadOnlySpan<byte> window, int name, int end)
    {
        var tag = window[end..].IndexOf((byte)'>');
        if (tag < 0)
            return 0;
        if (window[end + tag - 1] == (byte)'/')
            return end + tag + 1;
        ReadOnlySpan<byte> closing = [.. "</"u8, .. window[name..end]];
        var found = window[end..].IndexOf(closing);
        if (found < 0)
            return 0;
        var last = window[(end + found)..].IndexOf((byte)'>');
        return last < 0 ? 0 : end + found + last + 1;
    }

    private static int SkipSpaces(ReadOnlySpan<byte> window, int at)
    {
        while (at < window.Length && IsSpace(window[at]))
            at++;
        return at;
    }

    private static bool IsSpace(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static bool IsNameLetter(byte letter) =>
        Rune.IsLetterOrDigit(new Rune(letter & 0x7f)) || letter is (byte)'_' or (byte)'-' or (byte)'.' or >= 0x80;
}
