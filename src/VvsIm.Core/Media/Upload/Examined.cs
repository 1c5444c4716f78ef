using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Core.Media.Upload.Locations;
using VvsIm.Core.Media.Upload.Pictures;
using VvsIm.Core.Media.Upload.Spool;
using VvsIm.Core.Media.Upload.Types;

namespace VvsIm.Core.Media.Upload;

/// <summary>What a look at the bytes has shown.</summary>
/// <param name="Type">What it is, and so how it may be shown.</param>
/// <param name="Size">Of a picture that may be shown, upright; else null.</param>
/// <param name="LocationRemoved">It said where it was taken; it does no more.</param>
internal sealed record Examined(FileType Type, PictureSize? Size, bool LocationRemoved)
{
    /// <summary>Looks at a file, and takes out of it where it was taken.</summary>
    public static Examined Of(SpooledFile file)
    {
        var type = FileTypes.Of(file);
        var located = Location.RemoveFrom(file, type);
        if (type.Kind != MediaKind.Image)
            return new(type, null, located);
        return PictureHeader.Read(file, type) switch
        {
            null => new(FileType.Unknown, null, located),
            { Showable: true } size => new(type, size, located),
            // A picture indeed, but nobody's device is to find out by itself what becomes of it.
            _ => new(type with { Kind = MediaKind.File }, null, located),
        };
    }

    /// <summary>Looks at a small picture; null if it is none that can stand for a file.</summary>
    public static Examined? OfPreview(SpooledFile file)
    {
        var examined = Of(file);
        return
            examined.Type.ContentType is "image/webp" or "image/jpeg" or "image/png"
            && examined.Size is { Side: <= Limits.PreviewSide }
            ? examined
            : null;
    }
}
