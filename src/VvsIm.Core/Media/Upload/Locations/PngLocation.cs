using System.Buffers.Binary;
using System.IO.Compression;
using VvsIm.Core.Media.Upload.Pictures;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Locations;

/// <summary>
/// Positions in PNGs, whose chunks carry checksums: of a chunk that changes, that has to be made anew. What stands there compressed, or as hex
/// digits, goes as a whole if it has a position in it.
/// </summary>
internal static class PngLocation
{
    private const int LongestText = 1024 * 1024;

    private static readonly byte[] Xmp = [.. "XML:com.adobe.xmp\0"u8];
    private static readonly byte[] RawProfile = [.. "Raw profile type "u8];

    public static bool RemoveFrom(SpooledFile file)
    {
        var said = false;
        var end = 0L;
        foreach (var chunk in PngChunks.Of(file))
        {
            end = chunk.End;
            if (chunk.Type is not ("eXIf" or "iTXt" or "tEXt" or "zTXt") || !Clean(file, chunk))
                continue;
            said = true;
            WriteChecksum(file, chunk);
        }
        // What stands behind the picture is no PNG, and has no checksums.
        return LocationScan.RemoveFrom(file, end, file.Length) || said;
    }

    private static bool Clean(SpooledFile file, PngChunk chunk)
    {
        if (LocationScan.RemoveFrom(file, chunk.Content, chunk.Content + chunk.Length))
            return true;
        if (chunk.Type == "eXIf" || chunk.Length is 0 or > LongestText || !HidesPosition(file, chunk))
            return false;
        Blank(file, chunk);
        return true;
    }

    private static bool HidesPosition(SpooledFile file, PngChunk chunk)
    {
        var content = new byte[chunk.Length];
        if (!file.TryReadAt(chunk.Content, content))
            return false;
        var keyword = content.AsSpan().IndexOf((byte)0);
        if (keyword < 0)
            return false;
        var raw = content.AsSpan().StartsWith(RawProfile);
        var text = chunk.Type switch
        {
            "tEXt" => content.AsSpan(keyword + 1),
            // After the keyword, how it is compressed.
            "zTXt" => Inflate(content, keyword + 2),
            _ when content.AsSpan().StartsWith(Xmp) && content[Xmp.Length..] is [1, 0, .. var rest] => Inflate(
                content,
                content.Length - rest.Length + Languages(rest)
            ),
            _ => [],
        };
        return raw ? RawProfiles.SayWhere(text) : text.IndexOf(XmpPosition.Mark) >= 0;
    }

    // Two texts that end with a zero: the language, and the keyword in it.
    private static int Languages(ReadOnlySpan<byte> rest)
    {
        var first = rest.IndexOf((byte)0) + 1;
        return first + rest[first..].IndexOf((byte)0) + 1;
    }

    // A text that unfolds to more than any picture says of itself is not read further.
    private static byte[] Inflate(byte[] content, int at)
    {
        if (at >= content.Length)
            return [];
        try
        {
            using var folded = new MemoryStream(content, at, content.Length - at);
            using var unfolding = new ZLibStream(folded, CompressionMode.Decompress);
            var text = new byte[LongestText];
            return text[..unfolding.ReadAtLeast(text, text.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            // Damaged: nobody else can read it either.
            return [];
        }
    }

    // An empty remark of the same length.
    private static void Blank(SpooledFile file, PngChunk chunk)
    {
        var remark = new byte[chunk.Length];
        Array.Fill(remark, (byte)' ');
        "Comment\0"u8.CopyTo(remark);
        file.WriteAt(chunk.Content - 4, "tEXt"u8);
        file.WriteAt(chunk.Content, remark);
    }

    private static void WriteChecksum(SpooledFile file, PngChunk chunk)
    {
        Span<byte> checksum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(
            checksum,
            Crc32.Of(file, chunk.Content - 4, chunk.Content + chunk.Length)
        );
        file.WriteAt(chunk.Content + chunk.Length, checksum);
    }
}
