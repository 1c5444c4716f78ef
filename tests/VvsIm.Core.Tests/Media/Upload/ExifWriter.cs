using System.Buffers.Binary;

namespace VvsIm.Core.Tests.Media.Upload;

/// <summary>EXIF as cameras write it: how the picture is turned, who made it, and where, with the directory of the place before or behind.</summary>
internal static class ExifWriter
{
    public const string Camera = "A camera of some make";

    /// <summary>Berlin, 52° 31' 12" north, 13° 24' 36" east.</summary>
    public static readonly uint[] North = [52, 1, 31, 1, 12, 1];

    public static readonly uint[] East = [13, 1, 24, 1, 36, 1];

    public static byte[] Tiff(bool little, int orientation = 6, bool located = true, uint at = 8)
    {
        var bytes = new byte[512];
        Span<byte> tiff = bytes;
        (little ? "II"u8 : "MM"u8).CopyTo(tiff);
        Short(2, 42);
        Long(4, at);
        var entries = located ? 4 : 3;
        Short(at, entries);
        Entry(at, 0, 0x010f, 2, (uint)Camera.Length + 1, 200);
        Entry(at, 1, 0x0112, 3, 1, 0);
        Short(at + 2 + 12 + 8, orientation);
        Entry(at, 2, 0x8769, 4, 1, 240);
        if (located)
            Entry(at, 3, 0x8825, 4, 1, 280);
        System.Text.Encoding.ASCII.GetBytes(Camera).CopyTo(tiff[200..]);
        // EXIF's own directory: the time.
        Short(240, 1);
        Entry(240, 0, 0x9003, 2, 20, 450);
        "2026:07:01 12:00:00\0"u8.CopyTo(tiff[450..]);
        if (!located)
            return bytes;
        Short(280, 4);
        Entry(280, 0, 1, 2, 2, 0);
        tiff[280 + 2 + 8] = (byte)'N';
        Entry(280, 1, 2, 5, 3, 350);
        Entry(280, 2, 3, 2, 2, 0);
        tiff[280 + 2 + 2 * 12 + 8] = (byte)'E';
        Entry(280, 3, 4, 5, 3, 380);
        for (uint n = 0; n < 6; n++)
        {
            Long(350 + n * 4, North[n]);
            Long(380 + n * 4, East[n]);
        }
        return bytes;

        void Entry(uint directory, uint place, int tag, int type, uint count, uint value)
        {
            var entry = directory + 2 + place * 12;
            Short(entry, tag);
            Short(entry + 2, type);
            Long(entry + 4, count);
            Long(entry + 8, value);
        }

        void Short(uint offset, int value)
        {
            if (little)
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan((int)offset), (ushort)value);
            else
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan((int)offset), (ushort)value);
        }

        void Long(uint offset, uint value)
        {
            if (little)
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan((int)offset), value);
            else
                BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan((int)offset), value);
        }
    }

    /// <summary>The numbers of the place as they stand in a file.</summary>
    public static byte[] Numbers(uint[] place, bool little) =>
        [.. place.SelectMany(n => little ? Picture.Little((int)n) : Picture.Big((int)n))];
}
