using VvsIm.Core.Media.Upload.Spool;
using VvsIm.Core.Media.Upload.Types;

namespace VvsIm.Core.Media.Upload.Locations;

/// <summary>
/// Takes out of pictures where they were taken, without touching a pixel: what says so is written over with nothing, in place. What else is said
/// (orientation, time, camera, captions) stays.
/// </summary>
internal static class Location
{
    /// <summary>Removes it; answers whether there was any.</summary>
    public static bool RemoveFrom(SpooledFile file, FileType type) =>
        type.ContentType switch
        {
            "image/png" => PngLocation.RemoveFrom(file),
            // Also in the bytes behind the picture, where phones put further pictures and films.
            "image/jpeg" or "image/webp" or "image/avif" or "image/heic" or "image/tiff" or "image/gif" =>
                LocationScan.RemoveFrom(file, 0, file.Length),
            _ => false,
        };
}
