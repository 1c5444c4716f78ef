using VvsIm.Contracts.Media;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload;

/// <summary>A file that is to be kept.</summary>
/// <param name="UploaderId">Whose it is.</param>
/// <param name="WorkspaceId">Where it goes.</param>
/// <param name="Name">Its name, clean.</param>
/// <param name="Examined">What its bytes say.</param>
internal sealed record NewMedium(Guid UploaderId, Guid WorkspaceId, string Name, Examined Examined)
{
    public required SpooledFile File { get; init; }

    public KeptPreview? Preview { get; init; }

    /// <summary>What the device says. Where the content says it too, the content is believed.</summary>
    public required MediaDetails Details { get; init; }

    /// <summary>How it is shown.</summary>
    public MediaKind Kind =>
        Examined.Type.Kind == MediaKind.Audio && Details.Voice ? MediaKind.Voice : Examined.Type.Kind;

    /// <summary>Pixels.</summary>
    public int? Width => Kind == MediaKind.Video ? Details.Width : (int?)Examined.Size?.Width;

    /// <summary>Pixels.</summary>
    public int? Height => Kind == MediaKind.Video ? Details.Height : (int?)Examined.Size?.Height;

    public int? DurationMs => Kind is MediaKind.Video or MediaKind.Audio or MediaKind.Voice ? Details.DurationMs : null;

    public string? Placeholder => Kind is MediaKind.Image or MediaKind.Video ? Details.Placeholder : null;

    public string? Waveform =>
        Kind == MediaKind.Voice && Details.Waveform is { Length: > 0 } waveform ? waveform : null;
}

/// <summary>The small picture of it.</summary>
internal sealed record KeptPreview(SpooledFile File, string ContentType);
