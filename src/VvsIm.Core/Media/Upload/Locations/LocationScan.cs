using System.Buffers;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Locations;

/// <summary>
/// Finds positions wherever they stand: EXIF by the beginning of its directories, XMP by the names of its properties. Following the containers instead
/// would trust that every program that reads the picture follows them as we do.
/// </summary>
internal static class LocationScan
{
    private const int WindowLength = 64 * 1024;

    /// <summary>More than any camera writes; who plants more of them delays only their own upload.</summary>
    private const int MostFinds = 10_000;

    private static readonly byte[] LittleTiff = [.. "II*\0"u8];
    private static readonly byte[] BigTiff = [.. "MM\0*"u8];

    /// <summary>Removes what there is between two places; answers whether there was any.</summary>
    public static bool RemoveFrom(SpooledFile file, long from, long to)
    {
        var said = false;
        foreach (var at in Find(file, from, to, LittleTiff).Concat(Find(file, from, to, BigTiff)))
            said |= Tiff.At(file, at, to)?.RemoveLocation() ?? false;
        foreach (var at in Find(file, from, to, XmpPosition.Mark))
            said |= XmpPosition.Remove(file, at, from, to);
        return said;
    }

    /// <summary>Where these bytes stand between two places.</summary>
    internal static IEnumerable<long> Find(SpooledFile file, long from, long to, byte[] mark)
    {
        var window = ArrayPool<byte>.Shared.Rent(WindowLength);
        try
        {
            var finds = 0;
            for (var at = from; at + mark.Length <= to; )
            {
                var length = file.ReadAt(at, window.AsSpan(0, (int)Math.Min(WindowLength, to - at)));
                if (length < mark.Length)
                    yield break;
                var place = 0;
                while (window.AsSpan(place, length - place).IndexOf(mark) is >= 0 and var found)
                {
                    yield return at + place + found;
                    place += found + mark.Length;
                    if (++finds == MostFinds)
                        yield break;
                }
                // The mark may stand across the border of two windows.
                at += Math.Max(place, length - mark.Length + 1);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }
}
