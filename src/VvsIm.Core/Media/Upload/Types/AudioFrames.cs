using System.Buffers.Binary;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Types;

/// <summary>
/// MP3 and AAC, which have no magic: a frame says how long it is, and the next one must be there. One alone could be anything.
/// </summary>
internal static class AudioFrames
{
    private const int Farthest = 4 * 1024;

    private static readonly int[] Bitrates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Bitrates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Rates1 = [44_100, 48_000, 32_000];

    /// <summary>Its type; null if it is neither.</summary>
    public static FileType? Of(SpooledFile file)
    {
        var tag = TagLength(file);
        // Behind a tag there may be padding; without one, sound begins at once.
        var last = tag == 0 ? 0 : tag + Farthest;
        Span<byte> window = stackalloc byte[Farthest];
        window = window[..file.ReadAt(tag, window)];
        for (var at = tag; at <= last; at++)
        {
            var next = window[(int)Math.Min(at - tag, window.Length)..].IndexOf((byte)0xff);
            if (next < 0)
                return null;
            at += next;
            if (at > last)
                return null;
            if (Follow(file, at, Mp3Length))
                return FileType.Mp3;
            if (Follow(file, at, AacLength))
                return FileType.Aac;
        }
        return null;
    }

    private static bool Follow(SpooledFile file, long at, Func<uint, uint, int> length)
    {
        Span<byte> header = stackalloc byte[8];
        for (var frame = 0; frame < 2; frame++)
        {
            if (!file.TryReadAt(at, header))
                return false;
            var bytes = length(
                BinaryPrimitives.ReadUInt32BigEndian(header),
                BinaryPrimitives.ReadUInt32BigEndian(header[4..])
            );
            if (bytes == 0)
                return false;
            at += bytes;
        }
        return true;
    }

    private static long TagLength(SpooledFile file)
    {
        Span<byte> header = stackalloc byte[10];
        if (!file.TryReadAt(0, header) || !header.StartsWith("ID3"u8) || header[3] is 0 or > 4)
            return 0;
        var size = 0;
        foreach (var seven in header[6..])
            size = (size << 7) | (seven & 0x7f);
        return 10 + size;
    }

    private static int Mp3Length(uint header, uint _)
    {
        var (version, layer) = ((header >> 19) & 3, (header >> 17) & 3);
        var (bitrate, rate, padding) = ((header >> 12) & 15, (header >> 10) & 3, (int)(header >> 9) & 1);
        if (header >> 21 != 0x7ff || version == 1 || layer != 1 || bitrate is 0 or 15 || rate == 3)
            return 0;
        var first = version == 3;
        var kilobits = (first ? Bitrates1 : Bitrates2)[bitrate];
        var hertz =
            Rates1[rate]
            / (
                version switch
                {
                    3 => 1,
                    2 => 2,
                    _ => 4,
                }
            );
        return (first ? 144_000 : 72_000) * kilobits / hertz + padding;
    }

    private static int AacLength(uint header, uint next)
    {
        var (layer, rate) = ((header >> 17) & 3, (header >> 10) & 15);
        if (header >> 20 != 0xfff || layer != 0 || rate > 12)
            return 0;
        var length = (int)(((header & 3) << 11) | (next >> 21));
        return length > 7 ? length : 0;
    }
}
