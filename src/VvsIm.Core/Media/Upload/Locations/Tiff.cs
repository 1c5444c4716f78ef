using System.Buffers.Binary;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Locations;

/// <summary>
/// The directories of tags that EXIF is made of, wherever they stand in a file. What they point to outside of their stretch, or in circles, is left
/// alone.
/// </summary>
internal sealed class Tiff
{
    private const int EntryLength = 12;
    private const int MostEntries = 1_024;
    private const int MostDirectories = 32;
    private const int LongestPosition = 4 * 1024;

    private const ushort OrientationTag = 0x0112;
    private const ushort GpsDirectory = 0x8825;
    private const ushort GpsVersion = 0;
    private const ushort ExifDirectory = 0x8769;
    private const ushort InteroperabilityDirectory = 0xa005;

    private readonly SpooledFile file;
    private readonly long start;
    private readonly long end;
    private readonly bool little;
    private readonly uint first;

    private Tiff(SpooledFile file, long start, long end, bool little)
    {
        (this.file, this.start, this.end, this.little) = (file, start, end, little);
        first = Long(4);
    }

    /// <summary>What begins there; null if nothing does.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">Where.</param>
    /// <param name="end">Where it ends at the latest.</param>
    public static Tiff? At(SpooledFile file, long start, long end)
    {
        Span<byte> header = stackalloc byte[8];
        end = Math.Min(end, file.Length);
        if (start + header.Length > end || !file.TryReadAt(start, header))
            return null;
        return header.StartsWith("II*\0"u8) ? new(file, start, end, little: true)
            : header.StartsWith("MM\0*"u8) ? new(file, start, end, little: false)
            : null;
    }

    /// <summary>How the picture is turned, from 1 (upright) to 8; null if that is not said.</summary>
    public int? Orientation
    {
        get
        {
            var entries = Entries(first);
            for (var at = 0; at < entries.Length; at += EntryLength)
                if (Short(entries.AsSpan(at)) == OrientationTag)
                    return Short(entries.AsSpan(at + 8)) is >= 1 and <= 8 and var turned ? turned : null;
            return null;
        }
    }

    /// <summary>Blanks where the picture was taken and everything that points there; the rest, and every length, stays as it is.</summary>
    /// <returns>Whether it said so.</returns>
    public bool RemoveLocation()
    {
        var said = false;
        var seen = new HashSet<uint>();
        var waiting = new Queue<uint>([first]);
        while (waiting.TryDequeue(out var directory) && seen.Count < MostDirectories)
            if (seen.Add(directory))
                said |= Clean(directory, waiting);
        return said;
    }

    private bool Clean(uint directory, Queue<uint> waiting)
    {
        var entries = Entries(directory);
        if (entries.Length == 0)
            return false;
        var (kept, said) = (new List<byte>(entries.Length), false);
        for (var at = 0; at < entries.Length; at += EntryLength)
        {
            var entry = entries.AsSpan(at, EntryLength);
            var tag = Short(entry);
            if (tag == GpsDirectory && Blank(Long(entry[8..])))
            {
                said = true;
                continue;
            }
            if (tag is ExifDirectory or InteroperabilityDirectory)
                waiting.Enqueue(Long(entry[8..]));
            kept.AddRange(entry);
        }
        var next = Long(directory + 2 + (uint)entries.Length);
        if (next != 0)
            waiting.Enqueue(next);
        if (kept.Count < entries.Length)
            Rewrite(directory, kept, next, entries.Length);
        return said;
    }

    // A directory with fewer entries: what follows moves up, the rest is zeros.
    private void Rewrite(uint directory, List<byte> kept, uint next, int before)
    {
        var table = new byte[2 + before + 4];
        Put(table, (ushort)(kept.Count / EntryLength));
        kept.CopyTo(table, 2);
        Put(table.AsSpan(2 + kept.Count), next);
        // The last directory of a stretch may lack the pointer to the next one.
        var room = (int)Math.Min(table.Length, end - start - directory);
        file.WriteAt(start + directory, table.AsSpan(0, room));
    }

    // The directory of the position itself: values that stand elsewhere, then the entries. One that says nothing stays.
    private bool Blank(uint directory)
    {
        var entries = Entries(directory);
        var said = false;
        for (var at = 0; at < entries.Length; at += EntryLength)
            said |= Short(entries.AsSpan(at)) != GpsVersion;
        if (!said)
            return false;
        for (var at = 0; at < entries.Length; at += EntryLength)
        {
            var entry = entries.AsSpan(at, EntryLength);
            var size = SizeOf(Short(entry[2..])) * (long)Long(entry[4..]);
            if (size is > 4 and <= LongestPosition)
                Zero(Long(entry[8..]), (int)size);
        }
        Zero(directory, 2 + entries.Length);
        return true;
    }

    private void Zero(uint offset, int length)
    {
        // The header stays: without it nothing else could be read.
        if (offset >= 8 && start + offset + length <= end)
            file.WriteAt(start + offset, new byte[length]);
    }

    private byte[] Entries(uint directory)
    {
        Span<byte> count = stackalloc byte[2];
        if (directory < 8 || start + directory + 2 > end || !file.TryReadAt(start + directory, count))
            return [];
        var length = Short(count) * EntryLength;
        if (Short(count) > MostEntries || start + directory + 2 + length > end)
            return [];
        var entries = new byte[length];
        return file.TryReadAt(start + directory + 2, entries) ? entries : [];
    }

    private static int SizeOf(ushort type) =>
        type switch
        {
            3 or 8 => 2,
            4 or 9 or 11 or 13 => 4,
            5 or 10 or 12 => 8,
            _ => 1,
        };

    private ushort Short(ReadOnlySpan<byte> at) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private uint Long(ReadOnlySpan<byte> at) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);

    private uint Long(uint offset)
    {
        Span<byte> read = stackalloc byte[4];
        return start + offset + 4 <= end && file.TryReadAt(start + offset, read) ? Long(read) : 0;
    }

    private void Put(Span<byte> into, ushort value)
    {
        if (little)
            BinaryPrimitives.WriteUInt16LittleEndian(into, value);
        else
            BinaryPrimitives.WriteUInt16BigEndian(into, value);
    }

    private void Put(Span<byte> into, uint value)
    {
        if (little)
            BinaryPrimitives.WriteUInt32LittleEndian(into, value);
        else
            BinaryPrimitives.WriteUInt32BigEndian(into, value);
    }
}
