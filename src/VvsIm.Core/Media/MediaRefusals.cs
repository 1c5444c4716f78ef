using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Media;

/// <summary>What people are told when a file cannot be taken or given.</summary>
internal static class MediaRefusals
{
    private const int WaitSeconds = 5;

    /// <summary>413, naming the limit.</summary>
    public static ProblemHttpResult TooLarge(long limit) =>
        Refusal.Of(
            StatusCodes.Status413PayloadTooLarge,
            ProblemCodes.TooLarge,
            $"The file is over the limit of {limit} bytes (fileBytes of the workspace).",
            new Dictionary<string, string[]> { ["file"] = [$"At most {limit} bytes."] }
        );

    /// <summary>400: no bytes in it.</summary>
    public static ProblemHttpResult Empty =>
        Refusal.Of(
            StatusCodes.Status400BadRequest,
            ProblemCodes.EmptyFile,
            "The file is empty.",
            new Dictionary<string, string[]> { ["file"] = ["It has no bytes."] }
        );

    /// <summary>400: a preview that is none.</summary>
    public static ProblemHttpResult UnsafePreview =>
        Refusal.Of(
            StatusCodes.Status400BadRequest,
            ProblemCodes.UnsafePicture,
            $"The preview is no WebP, JPEG or PNG of at most {Limits.PreviewSide} pixels a side (PreviewSide).",
            new Dictionary<string, string[]> { ["preview"] = ["Not a small picture."] }
        );

    /// <summary>400: the parts cannot be told from one another, or end before their end.</summary>
    public static ProblemHttpResult Malformed(string reason) =>
        Refusal.Of(StatusCodes.Status400BadRequest, ProblemCodes.MalformedBody, reason);

    /// <summary>415: not a form with parts.</summary>
    public static ProblemHttpResult NoForm =>
        Refusal.Of(
            StatusCodes.Status415UnsupportedMediaType,
            ProblemCodes.UnsupportedMediaType,
            "Send multipart/form-data with a part named file."
        );

    /// <summary>429: more uploads at once than one person may have.</summary>
    public static ProblemHttpResult Busy(int most) =>
        Refusal.RetryLater(
            ProblemCodes.TooManyRequests,
            $"{most} uploads are running already; the next one can begin when one of them is done.",
            WaitSeconds
        );

    /// <summary>409: what is attached belongs to its message.</summary>
    public static ProblemHttpResult Attached =>
        Refusal.Of(StatusCodes.Status409Conflict, ProblemCodes.Conflict, "The file is in use by now.");

    /// <summary>503: the store is away.</summary>
    public static ProblemHttpResult Unavailable =>
        Refusal.Of(
            StatusCodes.Status503ServiceUnavailable,
            ProblemCodes.MediaUnavailable,
            "Files cannot be stored or read for a moment. Trying again is safe."
        );
}
