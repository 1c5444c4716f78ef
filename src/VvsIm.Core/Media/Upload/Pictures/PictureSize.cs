using VvsIm.Contracts;

namespace VvsIm.Core.Media.Upload.Pictures;

/// <summary>How large a picture is, in pixels, as its header says.</summary>
internal readonly record struct PictureSize(long Width, long Height)
{
    /// <summary>
    /// Whether browsers may be asked to show it: a few bytes can claim more pixels than a device has memory for.
    /// </summary>
    public bool Showable =>
        Width <= Limits.PictureSide && Height <= Limits.PictureSide && Width * Height <= Limits.PicturePixels;

    /// <summary>The longer side.</summary>
    public long Side => Math.Max(Width, Height);

    /// <summary>The size as it is shown, with the orientation that EXIF tells of (1 to 8; 5 and more lie on their side).</summary>
    public PictureSize Upright(int orientation) => orientation is >= 5 and <= 8 ? new(Height, Width) : this;

    /// <summary>This size, if a picture can have it.</summary>
    public PictureSize? IfAny() => Width > 0 && Height > 0 ? this : null;
}
