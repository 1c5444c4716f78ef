using System.Globalization;
using VvsIm.Contracts;

namespace VvsIm.Web.Client.Media.Uploads;

/// <summary>What is said about uploads.</summary>
internal static class UploadWords
{
    private const long MegaByte = 1024 * 1024;

    /// <summary>While it is tried again by itself.</summary>
    public const string Interrupted = "Waiting for the server";

    /// <summary>The file store is away, while everything else goes on.</summary>
    public const string StoreAway = "Files can’t be stored right now";

    /// <summary>The file was changed, moved or locked after it was chosen.</summary>
    public const string Unreadable = "It can’t be read any more: choose it again.";

    /// <summary>How large a file may be, in the unit in which such limits are set.</summary>
    public static string Limit(long bytes) =>
        bytes >= 1024 * MegaByte ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024d * MegaByte):0.#} GB")
        : bytes >= MegaByte ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)MegaByte:0.#} MB")
        : $"{Math.Max(1, bytes / 1024)} KB";

    /// <summary>Why the server refused a file, as a sentence that says what one can do.</summary>
    public static string Refusal(Problem problem, long limit) =>
        problem.Code switch
        {
            ProblemCodes.TooLarge => $"It is larger than {Limit(limit)}, the limit for one file here.",
            ProblemCodes.EmptyFile => "It is empty.",
            ProblemCodes.UnsafePicture =>
                "Its parts contradict each other, so it may not be what it seems. Save it anew, and try that.",
            ProblemCodes.NotFound => "You are no longer in this workspace.",
            ProblemCodes.Forbidden => "You may not upload files here.",
            _ => problem.Detail ?? problem.Title ?? "The server did not take it.",
        };

    /// <summary>How far the files of a tray have come, for those who do not see it; null while there is nothing to tell.</summary>
    public static string? Progress(IReadOnlyCollection<PendingAttachment> files)
    {
        var done = files.Count(file => file.State == UploadState.Done);
        var words =
            files.Count == 0 ? null
            : done == files.Count
                ? files.Count == 1 ? "File uploaded"
                    : $"All {files.Count} files uploaded"
            : done > 0 ? $"{done} of {files.Count} files uploaded"
            : null;
        string[] failed = [.. files.Where(file => file.State == UploadState.Failed).Select(Failure)];
        return failed.Length == 0 ? words : string.Join(" ", failed.Prepend(words is null ? "" : $"{words}.")).Trim();
    }

    /// <summary>Which file was not uploaded, and why.</summary>
    public static string Failure(PendingAttachment file) => $"{file.Name} was not uploaded. {file.Reason}";
}
