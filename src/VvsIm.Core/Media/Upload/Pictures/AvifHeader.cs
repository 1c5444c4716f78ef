using System.Buffers.Binary;
using VvsIm.Core.Media.Upload.Spool;
using VvsIm.Core.Media.Upload.Types;

namespace VvsIm.Core.Media.Upload.Pictures;

/// <summary>
/// AVIF, and HEIC, its sister: the size is a property (<c>ispe</c>) of the picture that the file calls its primary one, and so is how it is turned
/// (<c>irot</c>; EXIF counts for nothing here).
/// </summary>
internal static class AvifHeader
{
    private const int MostItems = 10_000;
    private const int FullBox = 4;

    public static PictureSize? Read(SpooledFile file)
    {
        if (IsoBoxes.Of(file).FirstOrDefault(box => box.Type == "meta") is not { Type: not null } found)
            return null;
        var meta = found with { Content = found.Content + FullBox };
        if (First(file, meta, "pitm") is not { } primary || First(file, meta, "iprp") is not { } all)
            return null;
        if (First(file, all, "ipco") is not { } container || First(file, all, "ipma") is not { } association)
            return null;
        var properties = IsoBoxes.Of(file, container.Content, container.End).Take(MostItems).ToList();
        var own = Indexes(file, association, ItemId(file, primary))
            .Where(index => index >= 1 && index <= properties.Count)
            .Select(index => properties[index - 1])
            .ToList();
        return own.Find(property => property.Type == "ispe") is { Type: not null } extents
            ? Size(file, extents, own)
            : null;
    }

    private static PictureSize? Size(SpooledFile file, IsoBox extents, List<IsoBox> own)
    {
        Span<byte> sides = stackalloc byte[8];
        if (!file.TryReadAt(extents.Content + FullBox, sides))
            return null;
        var size = new PictureSize(
            BinaryPrimitives.ReadUInt32BigEndian(sides),
            BinaryPrimitives.ReadUInt32BigEndian(sides[4..])
        ).IfAny();
        var turned = own.Find(property => property.Type == "irot") is { Type: not null } turn && OddTurns(file, turn);
        return turned ? size?.Upright(6) : size;
    }

    private static bool OddTurns(SpooledFile file, IsoBox turn)
    {
        Span<byte> quarters = stackalloc byte[1];
        return file.TryReadAt(turn.Content, quarters) && (quarters[0] & 1) == 1;
    }

    private static IsoBox? First(SpooledFile file, IsoBox box, string type) =>
        IsoBoxes.In(file, box, type).Select(found => (IsoBox?)found).FirstOrDefault();

    private static uint ItemId(SpooledFile file, IsoBox primary) =>
        Number(file, primary.Content, 1) == 0
            ? Number(file, primary.Content + FullBox, 2)
            : Number(file, primary.Content + FullBox, 4);

    // Which properties an item has, by their place in the container, counted from one.
    private static List<int> Indexes(SpooledFile file, IsoBox association, uint item)
    {
        var at = association.Content;
        var wideIds = Number(file, at, 1) != 0;
        var wideIndexes = (Number(file, at + 3, 1) & 1) == 1;
        var items = Math.Min(Number(file, at + FullBox, 4), MostItems);
        at += FullBox + 4;
        for (var n = 0; n < items && at < association.End; n++)
        {
            var id = Number(file, at, wideIds ? 4 : 2);
            at += wideIds ? 4 : 2;
            var count = (int)Number(file, at, 1);
            at++;
            var (width, first) = (wideIndexes ? 2 : 1, at);
            if (id == item)
                // The highest bit says how essential it is.
                return
                [
                    .. Enumerable
                        .Range(0, count)
                        .Select(k => (int)Number(file, first + k * width, width) & (wideIndexes ? 0x7fff : 0x7f)),
                ];
            at += count * width;
        }
        return [];
    }

    private static uint Number(SpooledFile file, long at, int bytes)
    {
        Span<byte> read = stackalloc byte[4];
        read.Clear();
        return file.TryReadAt(at, read[(4 - bytes)..]) ? BinaryPrimitives.ReadUInt32BigEndian(read) : 0;
    }
}
