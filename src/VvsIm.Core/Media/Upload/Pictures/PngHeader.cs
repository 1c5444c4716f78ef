using System.Buffers.Binary;
using VvsIm.Core.Media.Upload.Locations;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Pictures;

/// <summary>PNG, still or animated.</summary>
internal static class PngHeader
{
    public static PictureSize? Read(SpooledFile file)
    {
        if (PngChunks.Of(file).FirstOrDefault() is not { Type: "IHDR", Length: 13 } header)
            return null;
        Span<byte> fields = stackalloc byte[13];
        if (!file.TryReadAt(header.Content, fields) || !IsColour(fields[9], fields[8]) || fields[10] != 0)
            return null;
        var size = new PictureSize(
            BinaryPrimitives.ReadUInt32BigEndian(fields),
            BinaryPrimitives.ReadUInt32BigEndian(fields[4..])
        );
        var (exif, pixels) = (default(PngChunk?), false);
        foreach (var chunk in PngChunks.Of(file))
        {
            pixels |= chunk.Type == "IDAT";
            if (chunk.Type == "eXIf")
                exif ??= chunk;
        }
        if (!pixels)
            return null;
        var orientation = exif is { } there
            ? Tiff.At(file, there.Content, there.Content + there.Length)?.Orientation
            : 1;
        return size.IfAny()?.Upright(orientation ?? 1);
    }

    private static bool IsColour(byte colour, byte depth) =>
        colour switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
}
