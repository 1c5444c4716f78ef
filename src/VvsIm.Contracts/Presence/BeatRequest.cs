namespace VvsIm.Contracts.Presence;

/// <summary>
/// Body of <c>PUT /api/presence</c>: a sign of life of one device or tab. Said every <see cref="PresenceTimes.Beat"/>, and at once when
/// something of it changes. A device that falls silent counts as gone after <see cref="PresenceTimes.Silence"/>.
/// </summary>
/// <param name="DeviceId">Made by the device, one per tab.</param>
/// <param name="State">Offline says goodbye, for this device alone.</param>
/// <param name="ConversationId">The conversation that is open on the screen, if any.</param>
public sealed record BeatRequest(Guid? DeviceId, PresenceState? State, Guid? ConversationId = null);

/// <summary>Body of <c>POST /api/conversations/{id}/typing</c>; it may be left out.</summary>
/// <param name="ThreadSeq">The thread in which somebody types; null in the conversation itself.</param>
public sealed record TypingRequest(long? ThreadSeq = null);

/// <summary>The rhythm that clients and server keep.</summary>
public static class PresenceTimes
{
    /// <summary>How often a device says that it lives.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(45);

    /// <summary>Silence after which a device counts as gone. Browsers wake a hidden tab once a minute, so it is two minutes and more.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(150);

    /// <summary>How often, at most, a device says that somebody goes on typing.</summary>
    public static readonly TimeSpan TypingRepeat = TimeSpan.FromSeconds(3);

    /// <summary>How long somebody counts as typing after the last word of it.</summary>
    public static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(6);
}
