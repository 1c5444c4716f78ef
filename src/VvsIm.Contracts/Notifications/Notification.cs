using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Notifications;

/// <summary>Something that happened and concerns the signed-in user.</summary>
public sealed record Notification
{
    /// <summary>
    /// The id of what it tells of: the message (reactions to it included, which concern its author alone), the conversation that one was
    /// added to, the broadcast, the row of the moderation log.
    /// </summary>
    public required Guid Id { get; init; }

    /// <summary>Why one is told.</summary>
    public required NotificationKind Kind { get; init; }

    /// <summary>When the last of it happened. The list is ordered by it, newest first.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>It was marked as read, or what it tells of has been read where it was said.</summary>
    public required bool Read { get; init; }

    /// <summary>Where it happened; null for a broadcast.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>The message's number in the conversation; null if it is not about a message.</summary>
    public long? Seq { get; init; }

    /// <summary>The message whose thread that message belongs to; null for what stands in the conversation itself.</summary>
    public long? ThreadSeq { get; init; }

    /// <summary>The beginning of the message as it is now, at most <see cref="Limits.NotificationTextLength"/> characters; a broadcast whole; a moderator's words.</summary>
    public string? Text { get; init; }

    /// <summary>The files of the message as it is now; null for none.</summary>
    public Media.Attachment[]? Attachments { get; init; }

    /// <summary>Whose doing it is, the latest first, at most <see cref="Limits.NamedActors"/> of them.</summary>
    public required Guid[] Actors { get; init; }

    /// <summary>How many people they are in all: more than one only where reactions are gathered.</summary>
    public int People { get; init; } = 1;

    /// <summary>The latest reaction's emoji; null otherwise.</summary>
    public string? Emoji { get; init; }

    /// <summary>What a moderator or a rule did; null unless it is <see cref="NotificationKind.Moderation"/>.</summary>
    public Notice? Notice { get; init; }

    /// <summary>The beginning of what that was done to, as it was; null where there is nothing to quote.</summary>
    public string? Quote { get; init; }
}

/// <summary>Why one is told.</summary>
public enum NotificationKind
{
    /// <summary>A message names one, or everybody.</summary>
    [JsonStringEnumMemberName("mention")]
    Mention,

    /// <summary>A message answers one's own, or was said in a thread that one follows.</summary>
    [JsonStringEnumMemberName("reply")]
    Reply,

    /// <summary>Others reacted to one's message.</summary>
    [JsonStringEnumMemberName("reaction")]
    Reaction,

    /// <summary>Somebody added one to a group or channel.</summary>
    [JsonStringEnumMemberName("invite")]
    Invite,

    /// <summary>A word to everybody.</summary>
    [JsonStringEnumMemberName("broadcast")]
    Broadcast,

    /// <summary>A moderator or a rule did something about what is one's own, or what one reported; see <see cref="Notification.Notice"/>.</summary>
    [JsonStringEnumMemberName("moderation")]
    Moderation,
}

/// <summary>A page of one's notifications, newest first.</summary>
public sealed record NotificationPage
{
    /// <summary>At most <see cref="Limits.PageSize"/> notifications.</summary>
    public required Notification[] Items { get; init; }

    /// <summary>Pass it back as <c>cursor</c> for the next page; null after the last one. Opaque.</summary>
    public string? NextCursor { get; init; }

    /// <summary>How many are unread in all, exact below <see cref="Limits.CountedUnread"/>.</summary>
    public required int Unread { get; init; }

    /// <summary>Names what this answer could know of, for <see cref="MarkNotificationsRequest.AsOf"/>. Opaque.</summary>
    public required string AsOf { get; init; }

    /// <summary>The people whom the items name.</summary>
    public required Accounts.User[] Users { get; init; }
}

/// <summary>Body of <c>POST /api/notifications/read</c>: which ones, by id, by time, or both; then those that fit both.</summary>
/// <param name="Ids">These, at most <see cref="Limits.Notifications"/>; unknown ones are passed over.</param>
/// <param name="AsOf">
/// What a page could know of, see <see cref="NotificationPage.AsOf"/>: what came meanwhile stays unread, also on further pages.
/// </param>
/// <param name="Read">False takes marks back; what was read where it was said stays read.</param>
public sealed record MarkNotificationsRequest(Guid[]? Ids = null, string? AsOf = null, bool Read = true);

/// <summary>Answer of <c>POST /api/notifications/read</c>.</summary>
/// <param name="Ids">Those whose mark was changed by it, so that it can be taken back.</param>
/// <param name="Unread">See <see cref="NotificationPage.Unread"/>.</param>
public sealed record NotificationsMarked(Guid[] Ids, int Unread);
