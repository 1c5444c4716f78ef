using System.Buffers.Binary;
using System.Text;
using VvsIm.Core.Media.Upload.Locations;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Pictures;

/// <summary>WebP: lossy, lossless, or with more to it (animation, EXIF, …).</summary>
internal static class WebPHeader
{
    private const int FirstChunk = 12;
    private const int Shortest = 25;
    private const int MostChunks = 100_000;
    private const int ExifFlag = 0x08;

    public static PictureSize? Read(SpooledFile file)
    {
        Span<byte> head = stackalloc byte[30];
        head.Clear();
        if (
            file.ReadAt(0, head) < Shortest
            || BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) + 8L > file.Length + 1
        )
            return null;
        return Encoding.Latin1.GetString(head.Slice(FirstChunk, 4)) switch
        {
            "VP8 " => Lossy(head[20..]),
            "VP8L" => Lossless(head[20..]),
            "VP8X" => Extended(file, head[20..]),
            _ => null,
        };
    }

    private static PictureSize? Lossy(ReadOnlySpan<byte> frame) =>
        // A key frame, and its start code.
        (frame[0] & 1) != 0
        || !frame[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9d, 0x01, 0x2a])
            ? null
            : new PictureSize(
                BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]) & 0x3fff,
                BinaryPrimitives.ReadUInt16LittleEndian(frame[8..]) & 0x3fff
            ).IfAny();

    private static PictureSize? Lossless(ReadOnlySpan<byte> frame)
    {
        if (frame[0] != 0x2f)
            return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(frame[1..]);
        return bits >> 29 != 0 ? null : new PictureSize((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
    }

    private static PictureSize? Extended(SpooledFile file, ReadOnlySpan<byte> header)
    {
        var size = new PictureSize(Three(header[4..]) + 1, Three(header[7..]) + 1);
        return (header[0] & ExifFlag) == 0 ? size : size.Upright(Orientation(file) ?? 1);
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static int? Orientation(SpooledFile file)
    {
        Span<byte> header = stackalloc byte[14];
        var at = (long)FirstChunk;
        for (var count = 0; count < MostChunks && file.TryReadAt(at, header); count++)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            if (header.StartsWith("EXIF"u8))
            {
                // Some writers put JPEG's prefix before it.
                var prefix = header[8..].SequenceEqual("Exif\0\0"u8) ? 6 : 0;
                return Tiff.At(file, at + 8 + prefix, at + 8 + length)?.Orientation;
            }
            at += 8 + length + (length & 1);
        }
        return null;
    }
}
