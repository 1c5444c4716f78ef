using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace VvsIm.Core.Media.Upload;

/// <summary>What a part of a form is called, and the file in it.</summary>
/// <param name="Name">The field.</param>
/// <param name="FileName">As the device said it, which may be anything; null if it did not.</param>
internal sealed record PartName(string Name, string? FileName)
{
    /// <summary>Reads it from the part's headers; null if there is none.</summary>
    public static PartName? Of(MultipartSection section)
    {
        if (
            section.GetContentDispositionHeader() is not { } disposition
            || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            || Plain(disposition.Name.Value) is not { Length: > 0 } name
        )
            return null;
        return new(name, disposition.FileNameStar.Value ?? Plain(disposition.FileName.Value));
    }

    private static string? Plain(string? text) =>
        text is null
            ? null
            // The only three letters that browsers escape in names, each in this way.
            : HeaderUtilities
                .UnescapeAsQuotedString(text)
                .Value?.Replace("%22", "\"", StringComparison.Ordinal)
                .Replace("%0D", "\r", StringComparison.Ordinal)
                .Replace("%0A", "\n", StringComparison.Ordinal);
}
