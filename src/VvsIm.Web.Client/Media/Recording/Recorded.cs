using VvsIm.Contracts.Media;
using VvsIm.Web.Client.Media.Uploads;

namespace VvsIm.Web.Client.Media.Recording;

/// <summary>A voice message, as it was recorded.</summary>
/// <param name="File">The sound, kept by the browser.</param>
/// <param name="DurationMs">How long it lasts.</param>
/// <param name="Waveform">See <see cref="MediaDetails.Waveform"/>.</param>
public sealed record Recorded(ChosenFile File, int DurationMs, string Waveform);
