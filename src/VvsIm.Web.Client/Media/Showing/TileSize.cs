using VvsIm.Contracts.Media;

namespace VvsIm.Web.Client.Media.Showing;

/// <summary>The room that a single picture takes, known before its bytes come: nothing moves when they do.</summary>
/// <param name="Width">CSS pixels.</param>
/// <param name="Height">CSS pixels.</param>
/// <param name="Whole">It is smaller than its room, and shown as it is; else it fills the room, the edges of odd shapes cut off.</param>
public readonly record struct TileSize(int Width, int Height, bool Whole)
{
    private const int Widest = 400;
    private const int Tallest = 340;
    private const int Narrowest = 140;
    private const int Lowest = 90;

    /// <summary>The room for a picture or video.</summary>
    public static TileSize Of(Attachment picture)
    {
        if (picture is not { Width: > 0 and var width, Height: > 0 and var height })
            return new(280, 210, false);
        var scale = Math.Min(1, Math.Min((double)Widest / width, (double)Tallest / height));
        return new(
            Math.Max(Narrowest, (int)Math.Round(width * scale)),
            Math.Max(Lowest, (int)Math.Round(height * scale)),
            width <= Narrowest && height <= Lowest
        );
    }
}
