using System.ComponentModel.DataAnnotations;
using VvsIm.Contracts.Presence;

namespace VvsIm.Core.Presence;

/// <summary>Section <c>Presence</c>.</summary>
internal sealed class PresenceOptions
{
    /// <summary>How often gathered signs of life are written, and how often changes are told.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:30")]
    public TimeSpan Tick { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Silence after which a device counts as gone.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Silence { get; set; } = PresenceTimes.Silence;

    /// <summary>Connections to the database that all questions about presence together take from those that messages need.</summary>
    [Range(1, 16)]
    public int Connections { get; set; } = 2;

    /// <summary>Questions that may wait for one of these; further ones are refused with <c>unavailable</c>.</summary>
    [Range(0, 10_000)]
    public int Waiting { get; set; } = 100;
}
