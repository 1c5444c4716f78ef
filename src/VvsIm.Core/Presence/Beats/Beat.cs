using VvsIm.Contracts.Presence;

namespace VvsIm.Core.Presence.Beats;

/// <summary>A sign of life of one device.</summary>
internal readonly record struct Beat(
    Guid UserId,
    Guid DeviceId,
    PresenceState State,
    Guid? ConversationId,
    DateTimeOffset At
);
