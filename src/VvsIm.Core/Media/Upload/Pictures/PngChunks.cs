using System.Buffers.Binary;
using System.Text;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Pictures;

/// <summary>A piece of a PNG: four letters, its content, a checksum.</summary>
/// <param name="Type">Four letters.</param>
/// <param name="Content">Where its content begins; the letters stand right before it, the length before those.</param>
/// <param name="Length">Bytes of the content; the checksum stands right behind it.</param>
internal readonly record struct PngChunk(string Type, long Content, long Length)
{
    /// <summary>Where the next one begins.</summary>
    public long End => Content + Length + 4;
}

/// <summary>Walks through a PNG.</summary>
internal static class PngChunks
{
    private const int Signature = 8;
    private const int Most = 1_000_000;

    /// <summary>The chunks, up to the end, or to where it is no PNG any more.</summary>
    public static IEnumerable<PngChunk> Of(SpooledFile file)
    {
        var at = (long)Signature;
        for (var count = 0; count < Most && Read(file, at) is { } chunk; count++)
        {
            yield return chunk;
            if (chunk.Type == "IEND")
                yield break;
            at = chunk.End;
        }
    }

    private static PngChunk? Read(SpooledFile file, long at)
    {
        Span<byte> header = stackalloc byte[8];
        if (!file.TryReadAt(at, header))
            return null;
        var chunk = new PngChunk(
            Encoding.Latin1.GetString(header[4..]),
            at + header.Length,
            BinaryPrimitives.ReadUInt32BigEndian(header)
        );
        return chunk.End <= file.Length ? chunk : null;
    }
}
