using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Media;

/// <summary>A file of a message, as everybody who may read the message sees it. Its bytes are at <c>GET /api/media/{id}</c>.</summary>
public sealed record Attachment
{
    /// <summary>The medium's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>How it is shown.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>The file's name, without any path; at most <see cref="Limits.FileNameLength"/> characters.</summary>
    public required string Name { get; init; }

    /// <summary>The MIME type, found by looking at the content.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>There is a small picture of it at <c>GET /api/media/{id}/preview</c>.</summary>
    public bool HasPreview { get; init; }

    /// <summary>Pixels, of a picture or video, as it is to be shown (turned upright); null if unknown.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels.</summary>
    public int? Height { get; init; }

    /// <summary>How long a video or sound lasts; null if unknown.</summary>
    public int? DurationMs { get; init; }

    /// <summary>What is to be seen in it, in the sender's words; at most <see cref="Limits.AltLength"/> characters; null if nobody said.</summary>
    public string? Alt { get; init; }

    /// <summary>What to show until the picture is there: see <see cref="MediaDetails.Placeholder"/>.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Loudness over time, of a voice message: see <see cref="MediaDetails.Waveform"/>.</summary>
    public string? Waveform { get; init; }
}

/// <summary>How a medium is shown.</summary>
public enum MediaKind
{
    /// <summary>A card with name and size; opened by downloading.</summary>
    [JsonStringEnumMemberName("file")]
    File,

    /// <summary>A picture that browsers show.</summary>
    [JsonStringEnumMemberName("image")]
    Image,

    /// <summary>A video that browsers play.</summary>
    [JsonStringEnumMemberName("video")]
    Video,

    /// <summary>A sound that browsers play.</summary>
    [JsonStringEnumMemberName("audio")]
    Audio,

    /// <summary>A sound recorded to be sent as it is, with a waveform.</summary>
    [JsonStringEnumMemberName("voice")]
    Voice,
}
