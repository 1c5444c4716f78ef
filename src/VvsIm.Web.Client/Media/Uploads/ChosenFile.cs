using VvsIm.Contracts;
using VvsIm.Contracts.Media;

namespace VvsIm.Web.Client.Media.Uploads;

/// <summary>A file that somebody has picked, dropped or pasted, as the browser describes it.</summary>
/// <param name="Id">By which the browser keeps it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Type">The MIME type that the browser takes it for, mostly by its name; may be empty.</param>
/// <param name="Folder">It is no file at all.</param>
public sealed record ChosenFile(Guid Id, string Name, long Size, string Type, bool Folder = false)
{
    // Pictures of these types are shown as such by every browser; the server decides by content.
    private static readonly string[] Shown =
    [
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/webp",
        "image/avif",
        "image/bmp",
    ];

    /// <summary>How it will most likely be shown.</summary>
    public MediaKind Kind =>
        Shown.Contains(Type) ? MediaKind.Image
        : Type.StartsWith("video/", StringComparison.Ordinal) ? MediaKind.Video
        : Type.StartsWith("audio/", StringComparison.Ordinal) ? MediaKind.Audio
        : MediaKind.File;

    /// <summary>Parts what can be sent from what cannot, and says why, so that nothing is left out silently.</summary>
    /// <param name="chosen">What somebody wants to send.</param>
    /// <param name="before">How many files lie in the tray already.</param>
    /// <param name="limit">Bytes that one file may have.</param>
    public static (ChosenFile[] Taken, string? Refusal) Sift(ChosenFile[] chosen, int before, long limit)
    {
        ChosenFile[] folders = [.. chosen.Where(file => file.Folder)];
        ChosenFile[] empty = [.. chosen.Where(file => file is { Folder: false, Size: 0 })];
        ChosenFile[] large = [.. chosen.Where(file => !file.Folder && file.Size > limit)];
        ChosenFile[] fit = [.. chosen.Except(folders).Except(empty).Except(large)];
        var taken = fit[..Math.Clamp(Limits.Attachments - before, 0, fit.Length)];
        var refusals = new[]
        {
            folders.Length == 0 ? null : $"Folders can’t be sent: choose the files in {Names(folders)}.",
            empty.Length == 0 ? null : $"{Names(empty)} {(empty.Length == 1 ? "is" : "are")} empty.",
            large.Length == 0
                ? null
                : $"{Names(large)} {(large.Length == 1 ? "is" : "are")} larger than {UploadWords.Limit(limit)}, the limit for one file here.",
            taken.Length == fit.Length
                ? null
                : $"One message takes {Limits.Attachments} files: {Names(fit[taken.Length..])} {(fit.Length - taken.Length == 1 ? "was" : "were")} left out.",
        };
        return (taken, string.Join(' ', refusals.OfType<string>()) is { Length: > 0 } words ? words : null);
    }

    private static string Names(ChosenFile[] files) =>
        files.Length > 2
            ? $"{files.Length} files ({files[0].Name}, …)"
            : string.Join(" and ", files.Select(file => file.Name));
}
