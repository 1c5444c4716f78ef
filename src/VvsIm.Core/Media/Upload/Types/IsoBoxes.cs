using System.Buffers.Binary;
using System.Text;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Types;

/// <summary>A box of the container that MP4, QuickTime, AVIF and HEIC have in common.</summary>
/// <param name="Type">Four letters.</param>
/// <param name="Start">Where the box begins.</param>
/// <param name="Content">Where what is in it begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct IsoBox(string Type, long Start, long Content, long End);

/// <summary>Walks through boxes. However they lie about their sizes, a walk ends and stays inside.</summary>
internal static class IsoBoxes
{
    private const int Most = 10_000;

    /// <summary>The boxes of the file itself.</summary>
    public static IEnumerable<IsoBox> Of(SpooledFile file) => Of(file, 0, file.Length);

    /// <summary>The boxes in a stretch of it.</summary>
    public static IEnumerable<IsoBox> Of(SpooledFile file, long from, long to)
    {
        for (var count = 0; count < Most && Read(file, from, to) is { } box; count++)
        {
            yield return box;
            from = box.End;
        }
    }

    /// <summary>The boxes of this type in another one.</summary>
    public static IEnumerable<IsoBox> In(SpooledFile file, IsoBox box, string type) =>
        Of(file, box.Content, box.End).Where(inner => inner.Type == type);

    private static IsoBox? Read(SpooledFile file, long at, long to)
    {
        Span<byte> header = stackalloc byte[16];
        header = header[..file.ReadAt(at, header)];
        if (header.Length < 8 || at + 8 > to)
            return null;
        long size = BinaryPrimitives.ReadUInt32BigEndian(header);
        var content = at + 8;
        if (size == 0)
            size = to - at;
        else if (size == 1)
        {
            if (header.Length < 16)
                return null;
            size = BinaryPrimitives.ReadInt64BigEndian(header[8..]);
            content = at + 16;
        }
        if (size < content - at || size > to - at)
            return null;
        return new(Encoding.Latin1.GetString(header[4..8]), at, content, at + size);
    }
}
