using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Locations;

/// <summary>The checksum of PNG's chunks.</summary>
internal static class Crc32
{
    private const int WindowLength = 4 * 1024;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Row((uint)n))];

    /// <summary>Of the bytes between two places.</summary>
    public static uint Of(SpooledFile file, long from, long to)
    {
        Span<byte> window = stackalloc byte[WindowLength];
        var crc = uint.MaxValue;
        while (from < to && file.ReadAt(from, window[..(int)Math.Min(window.Length, to - from)]) is > 0 and var read)
        {
            crc = Add(crc, window[..read]);
            from += read;
        }
        return ~crc;
    }

    /// <summary>Of these bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => ~Add(uint.MaxValue, bytes);

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var letter in bytes)
            crc = Table[(byte)(crc ^ letter)] ^ (crc >> 8);
        return crc;
    }

    private static uint Row(uint n)
    {
        for (var bit = 0; bit < 8; bit++)
            n = (n & 1) != 0 ? 0xedb88320 ^ (n >> 1) : n >> 1;
        return n;
    }
}
