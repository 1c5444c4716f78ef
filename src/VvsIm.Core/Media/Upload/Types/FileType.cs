using VvsIm.Contracts.Media;

namespace VvsIm.Core.Media.Upload.Types;

/// <summary>What a file is.</summary>
/// <param name="ContentType">The MIME type that it is served with.</param>
/// <param name="Kind">
/// How it is shown. Anything but <see cref="MediaKind.File"/> is shown by browsers in place, so only what they decode in a sandbox of their own and
/// what runs no script has such a kind: no SVG, no HTML, no XML, no PDF.
/// </param>
/// <param name="Extension">With its dot, for a file without a name; may be empty.</param>
internal sealed record FileType(string ContentType, MediaKind Kind, string Extension)
{
    /// <summary>Everything that nobody can say for sure.</summary>
    public static readonly FileType Unknown = File("application/octet-stream", "");

    public static readonly FileType Png = Image("image/png", ".png");
    public static readonly FileType Jpeg = Image("image/jpeg", ".jpg");
    public static readonly FileType Gif = Image("image/gif", ".gif");
    public static readonly FileType WebP = Image("image/webp", ".webp");
    public static readonly FileType Avif = Image("image/avif", ".avif");
    public static readonly FileType Bmp = Image("image/bmp", ".bmp");

    // Most browsers do not show these two.
    public static readonly FileType Heic = File("image/heic", ".heic");
    public static readonly FileType Tiff = File("image/tiff", ".tiff");

    public static readonly FileType Mp4 = Video("video/mp4", ".mp4");
    public static readonly FileType QuickTime = Video("video/quicktime", ".mov");
    public static readonly FileType WebM = Video("video/webm", ".webm");
    public static readonly FileType OggVideo = Video("video/ogg", ".ogv");
    public static readonly FileType Matroska = File("video/x-matroska", ".mkv");
    public static readonly FileType Avi = File("video/x-msvideo", ".avi");

    public static readonly FileType Mp3 = Audio("audio/mpeg", ".mp3");
    public static readonly FileType Aac = Audio("audio/aac", ".aac");
    public static readonly FileType Mp4Audio = Audio("audio/mp4", ".m4a");
    public static readonly FileType WebMAudio = Audio("audio/webm", ".weba");
    public static readonly FileType OggAudio = Audio("audio/ogg", ".ogg");
    public static readonly FileType Wav = Audio("audio/wav", ".wav");
    public static readonly FileType Flac = Audio("audio/flac", ".flac");

    public static readonly FileType Text = File("text/plain", ".txt");
    public static readonly FileType Zip = File("application/zip", ".zip");

    /// <summary>A type that is offered for download only.</summary>
    public static FileType File(string contentType, string extension) => new(contentType, MediaKind.File, extension);

    private static FileType Image(string contentType, string extension) => new(contentType, MediaKind.Image, extension);

    private static FileType Video(string contentType, string extension) => new(contentType, MediaKind.Video, extension);

    private static FileType Audio(string contentType, string extension) => new(contentType, MediaKind.Audio, extension);
}
