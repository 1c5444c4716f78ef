using System.Text;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Types;

/// <summary>What a file of boxes is: its brands say the family, its tracks whether there is anything to see.</summary>
internal static class IsoTypes
{
    private const int MostBrands = 64;

    private static readonly string[] Films =
    [
        "isom",
        "iso2",
        "iso3",
        "iso4",
        "iso5",
        "iso6",
        "iso7",
        "iso8",
        "iso9",
        "mp41",
        "mp42",
        "avc1",
        "M4V ",
        "M4A ",
        "M4B ",
        "dash",
        "MSNV",
        "cmfc",
    ];

    public static FileType Of(SpooledFile file)
    {
        var brands = Brands(file);
        if (brands.Contains("avif") || brands.Contains("avis"))
            return FileType.Avif;
        if (brands.Exists(brand => brand is "heic" or "heix" or "hevc" or "hevx"))
            return FileType.Heic;
        var (seen, heard) = Tracks(file);
        if (brands is ["qt  ", ..])
            return seen ? FileType.QuickTime : FileType.Unknown;
        if (!brands.Exists(Films.Contains))
            return FileType.Unknown;
        return seen ? FileType.Mp4
            : heard ? FileType.Mp4Audio
            : FileType.Unknown;
    }

    private static List<string> Brands(SpooledFile file)
    {
        var brands = new List<string>();
        var first = IsoBoxes.Of(file).FirstOrDefault();
        Span<byte> brand = stackalloc byte[4];
        for (var at = first.Content; at + 4 <= first.End && brands.Count < MostBrands; at += 4)
            // After the first one stands a version, the others follow it.
            if (at != first.Content + 4 && file.TryReadAt(at, brand))
                brands.Add(Encoding.Latin1.GetString(brand));
        return brands;
    }

    private static (bool Seen, bool Heard) Tracks(SpooledFile file)
    {
        var (seen, heard) = (false, false);
        var handlers =
            from movie in IsoBoxes.Of(file)
            where movie.Type == "moov"
            from track in IsoBoxes.In(file, movie, "trak")
            from media in IsoBoxes.In(file, track, "mdia")
            from handler in IsoBoxes.In(file, media, "hdlr")
            select handler;
        Span<byte> kind = stackalloc byte[4];
        foreach (var handler in handlers)
        {
            if (!file.TryReadAt(handler.Content + 8, kind))
                continue;
            seen |= kind.SequenceEqual("vide"u8);
            heard |= kind.SequenceEqual("soun"u8);
        }
        return (seen, heard);
    }
}
