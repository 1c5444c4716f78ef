using VvsIm.Contracts.Realtime;

namespace VvsIm.Contracts.Notifications;

/// <summary>
/// The user's notifications are others than before: fetch them. On <c>usr:</c> of that user. What a conversation's own events say (who is
/// mentioned, who reacted, what was edited, deleted, read) is not said again.
/// </summary>
public sealed record NotificationsChanged : RealtimeEvent;

/// <summary>The user settled, on some device, how they are alerted. On <c>usr:</c> of that user, whole.</summary>
public sealed record NotificationSettingsChanged(NotificationSettings Settings) : RealtimeEvent;
