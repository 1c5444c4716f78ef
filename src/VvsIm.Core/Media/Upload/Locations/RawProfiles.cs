namespace VvsIm.Core.Media.Upload.Locations;

/// <summary>What some programs write into texts of PNGs: EXIF or XMP as hex digits, with a name and a length before them.</summary>
internal static class RawProfiles
{
    // The pointer to the position's directory, in either order of bytes: its tag, its type, that it is one.
    private static readonly byte[] Little = [0x25, 0x88, 4, 0, 1, 0, 0, 0];
    private static readonly byte[] Big = [0x88, 0x25, 0, 4, 0, 0, 0, 1];

    /// <summary>Whether it says where.</summary>
    public static bool SayWhere(ReadOnlySpan<byte> text)
    {
        var bytes = Decode(text);
        return bytes.IndexOf(Little) >= 0 || bytes.IndexOf(Big) >= 0 || bytes.IndexOf(XmpPosition.Mark) >= 0;
    }

    private static ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> text)
    {
        // A line break, the name, the length, each on a line of its own; then the digits.
        for (var line = 0; line < 3; line++)
            text = text[(text.IndexOf((byte)'\n') + 1)..];
        var bytes = new byte[text.Length / 2];
        var digits = 0;
        foreach (var letter in text)
        {
            var digit = Digit(letter);
            if (digit < 0)
                continue;
            bytes[digits / 2] = (byte)((bytes[digits / 2] << 4) | digit);
            if (++digits == bytes.Length * 2)
                break;
        }
        return bytes.AsSpan(0, digits / 2);
    }

    private static int Digit(byte letter) =>
        letter switch
        {
            >= (byte)'0' and <= (byte)'9' => letter - '0',
            >= (byte)'a' and <= (byte)'f' => letter - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => letter - 'A' + 10,
            _ => -1,
        };
}
