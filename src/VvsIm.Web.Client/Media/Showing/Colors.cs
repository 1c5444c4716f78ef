using VvsIm.Contracts.Media;

namespace VvsIm.Web.Client.Media.Showing;

/// <summary>The colours of <see cref="Attachment.Placeholder"/>: a picture as seen from afar.</summary>
internal static class Colors
{
    /// <summary>How many there are in a row, and rows.</summary>
    public const int Side = 4;

    private const int Digits = 3;

    /// <summary>Sixteen colours, row by row, as SVG takes them; none where there are none, or they make no sense.</summary>
    public static string[] Of(string? placeholder) =>
        placeholder is { Length: Side * Side * Digits } && placeholder.All(char.IsAsciiHexDigit)
            ? [.. Enumerable.Range(0, Side * Side).Select(at => $"#{placeholder.AsSpan(at * Digits, Digits)}")]
            : [];
}
