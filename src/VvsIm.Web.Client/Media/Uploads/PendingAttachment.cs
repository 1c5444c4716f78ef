using VvsIm.Contracts.Media;

namespace VvsIm.Web.Client.Media.Uploads;

/// <summary>A file of this tab on its way to the server, as it is now. Its bytes stay with the browser (wwwroot/Media/Uploads/files.js).</summary>
/// <param name="Id">Made by the browser; also what a message on its way knows the file by.</param>
/// <param name="ConversationId">Where it is going.</param>
/// <param name="ThreadSeq">The message whose thread it is going to.</param>
/// <param name="WorkspaceId">The workspace it is uploaded for; null leaves the choice to the server.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Kind">How it will most likely be shown, by what the browser takes it for. The server looks for itself.</param>
public sealed record PendingAttachment(
    Guid Id,
    Guid ConversationId,
    long? ThreadSeq,
    Guid? WorkspaceId,
    string Name,
    long Size,
    MediaKind Kind
)
{
    /// <summary>Whether the person still sees it in the tray, or has sent or removed it.</summary>
    public UploadPlace Place { get; init; }

    /// <summary>How far it has come.</summary>
    public UploadState State { get; init; }

    /// <summary>How much of it has left this device, in percent.</summary>
    public int Percent { get; init; }

    /// <summary>Why it was refused or waits, for a person to read; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>What the browser has found out by looking at it.</summary>
    public Looks Looks { get; init; } = new();

    /// <summary>Loudness over time, of a voice message: see <see cref="MediaDetails.Waveform"/>.</summary>
    public string? Waveform { get; init; }

    /// <summary>What is to be seen in it, in the person's words; empty if they have not said.</summary>
    public string Alt { get; init; } = "";

    /// <summary>What the server has made of it; null until it is uploaded.</summary>
    public Medium? Medium { get; init; }

    /// <summary>It is seen rather than heard or opened, so that it can be described.</summary>
    public bool IsPicture => Kind is MediaKind.Image or MediaKind.Video;

    /// <summary>It will go on by itself.</summary>
    public bool IsMoving => State is not (UploadState.Failed or UploadState.Done);

    /// <summary>The server knows it by other words than the person's.</summary>
    public bool Misdescribed => Medium is { Attachment.Alt: var known } && (known ?? "") != Alt;

    /// <summary>What the server is told of it.</summary>
    public MediaDetails Details =>
        new()
        {
            WorkspaceId = WorkspaceId,
            Voice = Kind == MediaKind.Voice,
            Width = Looks.Width,
            Height = Looks.Height,
            DurationMs = Looks.DurationMs,
            Placeholder = Looks.Placeholder,
            Waveform = Waveform,
            Alt = Alt.Length == 0 ? null : Alt,
        };
}

/// <summary>What the browser finds out about a file by looking at it; whatever it cannot is null.</summary>
/// <param name="Url">A picture of it, valid in this tab until the file is let go.</param>
/// <param name="Width">Pixels, upright.</param>
/// <param name="Height">Pixels.</param>
/// <param name="DurationMs">How long it lasts.</param>
/// <param name="Placeholder">See <see cref="MediaDetails.Placeholder"/>.</param>
public sealed record Looks(
    string? Url = null,
    int? Width = null,
    int? Height = null,
    int? DurationMs = null,
    string? Placeholder = null
);

/// <summary>Where a file stands for the person.</summary>
public enum UploadPlace
{
    /// <summary>Over the text, to be sent with it.</summary>
    Tray,

    /// <summary>At a message on its way.</summary>
    Message,

    /// <summary>Removed; for a moment it can be put back.</summary>
    Bin,
}

/// <summary>How far an upload has come.</summary>
public enum UploadState
{
    /// <summary>The browser looks at it.</summary>
    Preparing,

    /// <summary>Waits for its turn.</summary>
    Waiting,

    /// <summary>Its bytes are under way.</summary>
    Uploading,

    /// <summary>It did not get through, and is tried again after a pause.</summary>
    Interrupted,

    /// <summary>The server has it, and is being told how the person describes it.</summary>
    Describing,

    /// <summary>It was refused for good; the person tries again or removes it.</summary>
    Failed,

    /// <summary>The server has it.</summary>
    Done,
}
