using System.Text.Json.Serialization;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Later;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Operations;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Retention;

namespace VvsIm.Contracts.Realtime;

/// <summary>
/// Something that happened, as the data of a publication. Delivered at least once; every event says enough to be applied
/// twice without harm. A client that does not know a type gets this base and passes over it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(MessageCreated), "messageCreated")]
[JsonDerivedType(typeof(MessageEdited), "messageEdited")]
[JsonDerivedType(typeof(MessageDeleted), "messageDeleted")]
[JsonDerivedType(typeof(MessageRestored), "messageRestored")]
[JsonDerivedType(typeof(MessageReacted), "messageReacted")]
[JsonDerivedType(typeof(MessagePinned), "messagePinned")]
[JsonDerivedType(typeof(MessagesPurged), "messagesPurged")]
[JsonDerivedType(typeof(OverviewMeasured), "overviewMeasured")]
[JsonDerivedType(typeof(ThreadChanged), "threadChanged")]
[JsonDerivedType(typeof(ThreadMoved), "threadMoved")]
[JsonDerivedType(typeof(ThreadReplied), "threadReplied")]
[JsonDerivedType(typeof(ConversationChanged), "conversationChanged")]
[JsonDerivedType(typeof(ConversationClosed), "conversationClosed")]
[JsonDerivedType(typeof(MemberChanged), "memberChanged")]
[JsonDerivedType(typeof(MembersJoined), "membersJoined")]
[JsonDerivedType(typeof(MemberLeft), "memberLeft")]
[JsonDerivedType(typeof(ConversationJoined), "conversationJoined")]
[JsonDerivedType(typeof(ConversationLeft), "conversationLeft")]
[JsonDerivedType(typeof(HeldChanged), "heldChanged")]
[JsonDerivedType(typeof(HeldQueueChanged), "heldQueueChanged")]
[JsonDerivedType(typeof(NotificationsChanged), "notificationsChanged")]
[JsonDerivedType(typeof(NotificationSettingsChanged), "notificationSettingsChanged")]
[JsonDerivedType(typeof(ReadMoved), "readMoved")]
[JsonDerivedType(typeof(ReminderDue), "reminderDue")]
[JsonDerivedType(typeof(RemindersChanged), "remindersChanged")]
[JsonDerivedType(typeof(ScheduledChanged), "scheduledChanged")]
[JsonDerivedType(typeof(ConversationPresenceChanged), "conversationPresenceChanged")]
[JsonDerivedType(typeof(PresenceChanged), "presenceChanged")]
[JsonDerivedType(typeof(PresenceStirred), "presenceStirred")]
[JsonDerivedType(typeof(StatusChanged), "statusChanged")]
[JsonDerivedType(typeof(Typing), "typing")]
[JsonDerivedType(typeof(ReadReceipt), "readReceipt")]
[JsonDerivedType(typeof(PreferencesChanged), "preferencesChanged")]
[JsonDerivedType(typeof(MeChanged), "meChanged")]
[JsonDerivedType(typeof(PersonChanged), "personChanged")]
[JsonDerivedType(typeof(ReportsChanged), "reportsChanged")]
[JsonDerivedType(typeof(WorkspaceChanged), "workspaceChanged")]
[JsonDerivedType(typeof(WorkspaceJoined), "workspaceJoined")]
[JsonDerivedType(typeof(WorkspaceLeft), "workspaceLeft")]
[JsonDerivedType(typeof(WorkspaceRoleChanged), "workspaceRoleChanged")]
public record RealtimeEvent;

/// <summary>Something that happened in a conversation. Changes count 1, 2, 3, …: a hole is something missed.</summary>
public abstract record ConversationEvent : RealtimeEvent
{
    /// <summary>Where it happened.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>Its number among everything that happened there.</summary>
    public required long Change { get; init; }
}

/// <summary>Something that happened to one message. On <c>conv:</c>, and on <c>usr:</c> of every member.</summary>
public abstract record MessageEvent : ConversationEvent
{
    /// <summary>The message as it is now, its text cut at <see cref="Limits.EventTextLength"/>.</summary>
    public required Message Message { get; init; }
}

/// <summary>A message was said.</summary>
public sealed record MessageCreated : MessageEvent;

/// <summary>The author changed the text of a message.</summary>
public sealed record MessageEdited : MessageEvent;

/// <summary>A message was deleted; a tombstone stays in its place.</summary>
public sealed record MessageDeleted : MessageEvent;

/// <summary>A deleted message stands again as it did. The event carries nothing of it (<see cref="Message.Cut"/>): who shows it, fetches it.</summary>
public sealed record MessageRestored : MessageEvent;

/// <summary>Somebody reacted to a message, or took that back.</summary>
public sealed record MessageReacted : MessageEvent
{
    /// <summary>Who.</summary>
    public required Guid UserId { get; init; }

    /// <summary>With what.</summary>
    public required string Emoji { get; init; }

    /// <summary>True: reacted; false: took it back.</summary>
    public required bool Added { get; init; }
}

/// <summary>A message was pinned, or no longer is: see <see cref="Message.PinnedAt"/>.</summary>
public sealed record MessagePinned : MessageEvent;

/// <summary>A reply was said in, or taken from, the thread that begins with this message.</summary>
public sealed record ThreadChanged : MessageEvent;

/// <summary>The user read on in a thread, or followed or left it, on some device. On <c>usr:</c> of that user.</summary>
public sealed record ThreadMoved(Guid ConversationId, ThreadPosition Position) : RealtimeEvent;

/// <summary>Somebody else replied in a thread that the user follows. On <c>usr:</c> of those who follow.</summary>
public sealed record ThreadReplied(Guid ConversationId, long ThreadSeq, long Seq) : RealtimeEvent;

/// <summary>The user became a member of a conversation. On <c>usr:</c> of that user; its state is fetched.</summary>
public sealed record ConversationJoined(Guid ConversationId) : RealtimeEvent;

/// <summary>The user is no longer a member of a conversation. On <c>usr:</c> of that user; a sync says whether they are one again.</summary>
public sealed record ConversationLeft(Guid ConversationId) : RealtimeEvent;

/// <summary>The user read on, or marked as unread, on some device. On <c>usr:</c> of that user.</summary>
public sealed record ReadMoved(Guid ConversationId, ReadPosition Position) : RealtimeEvent;

/// <summary>Somebody has seen a conversation up to here. On <c>usr:</c> of the authors of what was newly seen.</summary>
public sealed record ReadReceipt(Guid ConversationId, Guid UserId, long LastReadSeq) : RealtimeEvent;

/// <summary>What is the user's own in a conversation changed, on some device. On <c>usr:</c> of that user, whole.</summary>
public sealed record PreferencesChanged(Preferences Preferences) : RealtimeEvent;

/// <summary>Somebody has another name or picture. On <c>ws:</c> of every workspace of theirs, whole.</summary>
public sealed record PersonChanged(Accounts.User User) : RealtimeEvent;

/// <summary>The user changed their own settings, on some device. On <c>usr:</c> of that user, whole.</summary>
public sealed record MeChanged(Accounts.Me Me) : RealtimeEvent;
