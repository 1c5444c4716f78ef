using System.Buffers.Binary;
using VvsIm.Core.Media.Upload.Spool;
using VvsIm.Core.Media.Upload.Types;

namespace VvsIm.Core.Media.Upload.Pictures;

/// <summary>Reads how large pictures are, upright, without decoding a pixel.</summary>
internal static class PictureHeader
{
    private const int HeadLength = 64;

    /// <summary>The size; null when it is no such picture, or one that contradicts itself.</summary>
    public static PictureSize? Read(SpooledFile file, FileType type)
    {
        Span<byte> buffer = stackalloc byte[HeadLength];
        var head = buffer[..file.ReadAt(0, buffer)];
        return type.ContentType switch
        {
            "image/png" => PngHeader.Read(file),
            "image/jpeg" => JpegHeader.Read(file),
            "image/webp" => WebPHeader.Read(file),
            "image/avif" or "image/heic" => AvifHeader.Read(file),
            "image/gif" => Gif(head),
            "image/bmp" => Bmp(head, file.Length),
            _ => null,
        };
    }

    private static PictureSize? Gif(ReadOnlySpan<byte> head) =>
        head.Length < 13
            ? null
            : new PictureSize(
                BinaryPrimitives.ReadUInt16LittleEndian(head[6..]),
                BinaryPrimitives.ReadUInt16LittleEndian(head[8..])
            ).IfAny();

    // Two letters are a weak magic: everything that the header says must fit.
    private static PictureSize? Bmp(ReadOnlySpan<byte> head, long length)
    {
        if (head.Length < 54)
            return null;
        var pixels = BinaryPrimitives.ReadUInt32LittleEndian(head[10..]);
        var header = BinaryPrimitives.ReadUInt32LittleEndian(head[14..]);
        var planes = BinaryPrimitives.ReadUInt16LittleEndian(head[26..]);
        var depth = BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
        if (header is not (40 or 52 or 56 or 108 or 124) || planes != 1 || depth is not (1 or 4 or 8 or 16 or 24 or 32))
            return null;
        if (pixels < 14 + header || pixels >= length)
            return null;
        return new PictureSize(
            BinaryPrimitives.ReadInt32LittleEndian(head[18..]),
            Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(head[22..]))
        ).IfAny();
    }
}
