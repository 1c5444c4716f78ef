using System.Numerics;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Types;

/// <summary>WebM, with pictures or with sound alone; its cousin Matroska is not for browsers.</summary>
internal static class WebMTypes
{
    private const int MostElements = 1_000;

    private const uint DocType = 0x4282;
    private const uint Segment = 0x18538067;
    private const uint Tracks = 0x1654AE6B;
    private const uint Cluster = 0x1F43B675;
    private const uint TrackEntry = 0xAE;
    private const uint TrackType = 0x83;

    public static FileType Of(SpooledFile file)
    {
        var top = Elements(file, 0, file.Length).Take(2).ToList();
        if (top is not [var header, { Id: Segment } segment])
            return FileType.Unknown;
        var kind = Elements(file, header.Content, header.End).FirstOrDefault(element => element.Id == DocType);
        if (Is(file, kind, "matroska"u8))
            return FileType.Matroska;
        if (!Is(file, kind, "webm"u8))
            return FileType.Unknown;
        var types = Elements(file, segment.Content, segment.End)
            // Clusters may be of unknown size; what says what is in them comes before.
            .TakeWhile(element => element.Id != Cluster)
            .Where(element => element.Id == Tracks)
            .SelectMany(tracks => Elements(file, tracks.Content, tracks.End))
            .Where(element => element.Id == TrackEntry)
            .SelectMany(track => Elements(file, track.Content, track.End))
            .Where(element => element.Id == TrackType)
            .Select(type => Byte(file, type.Content))
            .ToList();
        return types.Contains(1) ? FileType.WebM
            : types.Contains(2) ? FileType.WebMAudio
            : FileType.Unknown;
    }

    private static bool Is(SpooledFile file, Element element, ReadOnlySpan<byte> text)
    {
        Span<byte> read = stackalloc byte[16];
        var length = element.End - element.Content;
        return length <= read.Length
            && file.TryReadAt(element.Content, read[..(int)length])
            && read[..(int)length].TrimEnd((byte)0).SequenceEqual(text);
    }

    private static int Byte(SpooledFile file, long at)
    {
        Span<byte> read = stackalloc byte[1];
        return file.TryReadAt(at, read) ? read[0] : 0;
    }

    private static IEnumerable<Element> Elements(SpooledFile file, long from, long to)
    {
        for (var count = 0; count < MostElements && Read(file, from, to) is { } element; count++)
        {
            yield return element;
            from = element.End;
        }
    }

    private static Element? Read(SpooledFile file, long at, long to)
    {
        Span<byte> read = stackalloc byte[12];
        read = read[..file.ReadAt(at, read)];
        if (at >= to || read.IsEmpty || Length(read[0]) is not (<= 4 and var idLength) || read.Length <= idLength)
            return null;
        var id = 0u;
        foreach (var letter in read[..idLength])
            id = (id << 8) | letter;
        var size = read[idLength..];
        if (Length(size[0]) is not (<= 8 and var sizeLength) || size.Length < sizeLength)
            return null;
        // The first bits say how long the number is; all others set: up to the end of what it stands in.
        var value = size[0] & ((1L << (8 - sizeLength)) - 1);
        var unknown = value == (1L << (8 - sizeLength)) - 1;
        foreach (var letter in size[1..sizeLength])
        {
            value = (value << 8) | letter;
            unknown &= letter == 0xff;
        }
        var content = at + idLength + sizeLength;
        if (!unknown && value > to - content)
            // Cut off, as a recording that was never finished.
            unknown = true;
        return new(id, content, unknown ? to : content + value);
    }

    private static int Length(byte first) => BitOperations.LeadingZeroCount((uint)first << 24) + 1;

    private readonly record struct Element(uint Id, long Content, long End);
}
