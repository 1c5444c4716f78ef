using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using VvsIm.Contracts.Media;
using VvsIm.Core.Accounts;
using VvsIm.Core.Media.Stores;
using VvsIm.Core.Media.Upload.Previews;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Media.Upload;

/// <summary>
/// <c>POST /api/media</c>, a form of the parts details?, preview?, file. Never whole in memory; what is refused, cut off or cannot be stored leaves
/// nothing behind.
/// </summary>
internal sealed partial class UploadMedium(
    UploadTurns turns,
    UploadPlaces places,
    KeptUploads kept,
    Thumbnails thumbnails,
    IOptions<UploadOptions> options,
    ILogger<UploadMedium> logger
)
{
    private const int LongestBoundary = 200;

    public static Task<Results<Created<Medium>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        CurrentUser user,
        UploadMedium upload,
        CancellationToken cancellationToken
    ) => upload.TakeAsync(request, user.Id, cancellationToken);

    private async Task<Results<Created<Medium>, ProblemHttpResult>> TakeAsync(
        HttpRequest request,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || type.MediaType != "multipart/form-data"
        )
            return MediaRefusals.NoForm;
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
            return MediaRefusals.Malformed("The form does not say what stands between its parts.");
        using var turn = turns.Take(userId);
        if (turn is null)
            return MediaRefusals.Busy(UploadTurns.PerPerson);
        var allowed = await places.OfAsync(userId, cancellationToken);
        if (allowed.Count == 0)
            return Refusal.NotFound("workspace");
        if (Admit(request, allowed.Max(place => place.FileBytes)) is { } tooLarge)
            return tooLarge;
        try
        {
            using var upload = new IncomingUpload(allowed, options.Value.SpoolPath!);
            if (await upload.ReadAsync(request, boundary, cancellationToken) is { } refusal)
                return refusal;
            return await KeepAsync(upload, userId, cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            LogUnavailable(e.Message);
            return MediaRefusals.Unavailable;
        }
    }

    // Which workspace it is for stands in the request itself, so the server's own limit is the largest that may apply.
    private static ProblemHttpResult? Admit(HttpRequest request, long largest)
    {
        var most = largest + Uploads.Beside;
        if (request.ContentLength > most)
            return MediaRefusals.TooLarge(largest);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most;
        return null;
    }

    private async Task<Results<Created<Medium>, ProblemHttpResult>> KeepAsync(
        IncomingUpload upload,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        var file = upload.File!;
        var examined = Examined.Of(file);
        // A picture may become somebody's face; whether it may go with a message is asked when it is to.
        var kind = examined.Type.Kind == MediaKind.Audio && upload.Details.Voice ? MediaKind.Voice : examined.Type.Kind;
        if (
            kind != MediaKind.Image
            && SwitchedOff.Check(upload.Place.Settings, kind, examined.Type.ContentType) is { } unwanted
        )
            return unwanted;
        Examined? seen = null;
        if (upload.Preview is { Length: > 0 } sent)
        {
            seen = Examined.OfPreview(sent);
            if (seen is null)
                return MediaRefusals.UnsafePreview;
        }
        using var made = seen is null ? await thumbnails.MakeAsync(file, examined, cancellationToken) : null;
        if (made is not null)
            seen = Examined.OfPreview(made);
        var preview = seen is null ? null : new KeptPreview(made ?? upload.Preview!, seen.Type.ContentType);
        var medium = await kept.KeepAsync(
            new(userId, upload.Place.WorkspaceId, FileName.Of(upload.Name, examined.Type.Extension), examined)
            {
                File = file,
                Preview = preview,
                Details = upload.Details,
            },
            cancellationToken
        );
        return TypedResults.Created($"/{MediaClient.PathOf(medium.Id)}", medium);
    }

    [LoggerMessage(LogLevel.Warning, "A file could not be stored: {Reason}")]
    private partial void LogUnavailable(string reason);
}
