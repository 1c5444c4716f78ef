using System.Buffers.Binary;
using VvsIm.Core.Media.Upload.Locations;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Pictures;

/// <summary>JPEG.</summary>
internal static class JpegHeader
{
    private const int MostSegments = 10_000;
    private const int StartOfScan = 0xda;
    private const int App1 = 0xe1;

    public static PictureSize? Read(SpooledFile file)
    {
        var at = 2L;
        PictureSize? size = null;
        int? orientation = null;
        Span<byte> marker = stackalloc byte[4];
        for (var count = 0; count < MostSegments && file.TryReadAt(at, marker); count++)
        {
            if (marker[0] != 0xff)
                return null;
            if (marker[1] == 0xff)
            {
                at++;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(marker[2..]);
            if (length < 2)
                return null;
            if (marker[1] == StartOfScan)
                return size?.Upright(orientation ?? 1);
            if (IsFrame(marker[1]))
            {
                // Two frames are two opinions of how large it is: decoders differ in which one they believe.
                if (size is not null || Frame(file, at + 4) is not { } frame)
                    return null;
                size = frame;
            }
            else if (marker[1] == App1)
                orientation ??= Orientation(file, at + 4, at + 2 + length);
            at += 2 + length;
        }
        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);

    private static PictureSize? Frame(SpooledFile file, long at)
    {
        Span<byte> fields = stackalloc byte[6];
        if (!file.TryReadAt(at, fields) || fields[0] != 8 || fields[5] is not (1 or 3 or 4))
            return null;
        return new PictureSize(
            BinaryPrimitives.ReadUInt16BigEndian(fields[3..]),
            BinaryPrimitives.ReadUInt16BigEndian(fields[1..])
        ).IfAny();
    }

    private static int? Orientation(SpooledFile file, long from, long to)
    {
        Span<byte> name = stackalloc byte[6];
        return file.TryReadAt(from, name) && name.SequenceEqual("Exif\0\0"u8)
            ? Tiff.At(file, from + name.Length, to)?.Orientation
            : null;
    }
}
