using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Core.Media.Upload.Spool;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Media.Upload;

/// <summary>
/// An upload as it comes in, part by part, put aside on disk until all of it is there. Given up anywhere, nothing of it is left.
/// </summary>
/// <param name="places">Where the sender may upload to, the default first; at least one.</param>
/// <param name="folder">Where to put it aside.</param>
internal sealed class IncomingUpload(IReadOnlyList<UploadPlace> places, string folder) : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private const int DetailsBytes = 32 * 1024;

    // So that a name of 5,000 letters, whatever they are, is cut and not refused.
    private const int PartHeadersLength = 64 * 1024;

    private bool described;

    /// <summary>Where it is to go.</summary>
    public UploadPlace Place { get; private set; } = places[0];

    /// <summary>What the device said of it; checked.</summary>
    public MediaDetails Details { get; private set; } = new();

    /// <summary>The file. Not null once it has been read.</summary>
    public SpooledFile? File { get; private set; }

    /// <summary>Its name, as the device said it.</summary>
    public string? Name { get; private set; }

    /// <summary>The small picture, if one came. Nothing is known of what is in it.</summary>
    public SpooledFile? Preview { get; private set; }

    /// <summary>Reads all of the request; answers why it is refused, or null.</summary>
    public async Task<ProblemHttpResult?> ReadAsync(
        HttpRequest request,
        string boundary,
        CancellationToken cancellationToken
    )
    {
        var reader = new MultipartReader(boundary, request.Body, BufferSize) { HeadersLengthLimit = PartHeadersLength };
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
                if (await TakeAsync(section, cancellationToken) is { } refusal)
                    return refusal;
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return MediaRefusals.TooLarge(Place.FileBytes);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // Also a connection that was cut: then nobody hears this.
            return MediaRefusals.Malformed("The upload could not be read to its end.");
        }
        if (File is null)
            return Refusal.Invalid("file", "There is no part of this name.");
        return File.Length == 0 ? MediaRefusals.Empty : null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        File?.Dispose();
        Preview?.Dispose();
    }

    private async Task<ProblemHttpResult?> TakeAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        if (PartName.Of(section) is not { } part)
            return MediaRefusals.Malformed("A part of the form has no name.");
        if (part.Name is "details" or "preview" && File is not null)
            return Refusal.Invalid(part.Name, "This part comes before the file.");
        switch (part.Name)
        {
            case "details":
                return await TakeDetailsAsync(section.Body, cancellationToken);
            case "preview":
                return await TakePreviewAsync(section.Body, cancellationToken);
            case "file":
                Name = part.FileName;
                return await TakeFileAsync(section.Body, cancellationToken);
            default:
                // Whatever else a form carries is read over by asking for the next part.
                return null;
        }
    }

    private async Task<ProblemHttpResult?> TakeDetailsAsync(Stream body, CancellationToken cancellationToken)
    {
        if (described)
            return Refusal.Invalid("details", "This part comes once.");
        described = true;
        var json = new byte[DetailsBytes];
        var length = await body.ReadAtLeastAsync(json, json.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            Details =
                JsonSerializer.Deserialize(json.AsSpan(0, length), VvsImJson.Default.MediaDetails)
                ?? throw new JsonException("null is no object.");
        }
        catch (JsonException)
        {
            return MediaRefusals.Malformed("The part details is not the JSON that it should be.");
        }
        if (Details.WorkspaceId is not { } asked)
            return DetailsRules.Check(Details);
        if (places.FirstOrDefault(place => place.WorkspaceId == asked) is not { } there)
            return Refusal.NotFound("workspace");
        Place = there;
        return DetailsRules.Check(Details);
    }

    private async Task<ProblemHttpResult?> TakePreviewAsync(Stream body, CancellationToken cancellationToken)
    {
        if (Preview is not null)
            return Refusal.Invalid("preview", "This part comes once.");
        Preview = SpooledFile.Create(folder);
        return await Preview.FillAsync(body, Limits.PreviewBytes, cancellationToken)
            ? null
            : Refusal.LimitExceeded("preview", nameof(Limits.PreviewBytes), Limits.PreviewBytes);
    }

    private async Task<ProblemHttpResult?> TakeFileAsync(Stream body, CancellationToken cancellationToken)
    {
        if (File is not null)
            return Refusal.Invalid("file", "One file at a time.");
        File = SpooledFile.Create(folder);
        return await File.FillAsync(body, Place.FileBytes, cancellationToken)
            ? null
            : MediaRefusals.TooLarge(Place.FileBytes);
    }
}
