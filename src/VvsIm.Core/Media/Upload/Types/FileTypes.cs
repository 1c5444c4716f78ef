using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Types;

/// <summary>
/// Finds a file's type in its content. What its name or its sender say counts for nothing; what could be two things is neither.
/// </summary>
internal static class FileTypes
{
    private const int HeadLength = 8 * 1024;

    private static readonly (byte[] Magic, int At, FileType Type)[] Signatures =
    [
        ([0x89, .. "PNG\r\n"u8, 0x1a, 0x0a], 0, FileType.Png),
        ([0xff, 0xd8, 0xff], 0, FileType.Jpeg),
        ([.. "GIF87a"u8], 0, FileType.Gif),
        ([.. "GIF89a"u8], 0, FileType.Gif),
        ([.. "BM"u8], 0, FileType.Bmp),
        ([.. "II*\0"u8], 0, FileType.Tiff),
        ([.. "MM\0*"u8], 0, FileType.Tiff),
        ([.. "fLaC"u8], 0, FileType.Flac),
        ([.. "%PDF-"u8], 0, FileType.File("application/pdf", ".pdf")),
        ([0x1f, 0x8b, 0x08], 0, FileType.File("application/gzip", ".gz")),
        ([.. "BZh"u8], 0, FileType.File("application/x-bzip2", ".bz2")),
        ([0xfd, .. "7zXZ\0"u8], 0, FileType.File("application/x-xz", ".xz")),
        ([0x28, 0xb5, 0x2f, 0xfd], 0, FileType.File("application/zstd", ".zst")),
        ([.. "7z"u8, 0xbc, 0xaf, 0x27, 0x1c], 0, FileType.File("application/x-7z-compressed", ".7z")),
        ([.. "Rar!"u8, 0x1a, 0x07], 0, FileType.File("application/vnd.rar", ".rar")),
        ([.. "ustar"u8], 257, FileType.File("application/x-tar", ".tar")),
        ([.. @"{\rtf"u8], 0, FileType.File("application/rtf", ".rtf")),
    ];

    private static readonly byte[] OggPictures = [0x80, .. "theora"u8];

    private static readonly byte[][] OggSounds =
    [
        [.. "OpusHead"u8],
        [0x01, .. "vorbis"u8],
        [0x7f, .. "FLAC"u8],
        [.. "Speex   "u8],
    ];

    /// <summary>The type. Of a picture, that its header can be read is still to be seen.</summary>
    public static FileType Of(SpooledFile file)
    {
        Span<byte> buffer = stackalloc byte[HeadLength];
        var head = buffer[..file.ReadAt(0, buffer)];
        foreach (var (magic, at, type) in Signatures)
            if (head.Length >= at + magic.Length && head[at..].StartsWith(magic))
                return type;
        if (Starts(head, "RIFF"u8))
            return OfRiff(head);
        if (Starts(head, "PK\u0003\u0004"u8))
            return ZipTypes.Of(head);
        if (Starts(head, "OggS"u8))
            return OfOgg(head);
        if (Starts(head, [0x1a, 0x45, 0xdf, 0xa3]))
            return WebMTypes.Of(file);
        if (head.Length >= 8 && head[4..8].SequenceEqual("ftyp"u8))
            return IsoTypes.Of(file);
        return AudioFrames.Of(file) ?? (PlainWords.Are(head) ? FileType.Text : FileType.Unknown);
    }

    private static bool Starts(ReadOnlySpan<byte> head, ReadOnlySpan<byte> magic) => head.StartsWith(magic);

    private static FileType OfRiff(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
            return FileType.Unknown;
        var form = head[8..12];
        return form.SequenceEqual("WEBP"u8) ? FileType.WebP
            : form.SequenceEqual("WAVE"u8) ? FileType.Wav
            : form.SequenceEqual("AVI "u8) ? FileType.Avi
            : FileType.Unknown;
    }

    // All streams of a file begin in its first pages, each with its own magic.
    private static FileType OfOgg(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf(OggPictures) >= 0)
            return FileType.OggVideo;
        foreach (var magic in OggSounds)
            if (head.IndexOf(magic) >= 0)
                return FileType.OggAudio;
        return FileType.Unknown;
    }
}
