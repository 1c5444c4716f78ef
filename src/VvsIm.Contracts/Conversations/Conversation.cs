using System.Text.Json.Serialization;
using VvsIm.Contracts.Messages;

namespace VvsIm.Contracts.Conversations;

/// <summary>A conversation as one of its members sees it: the shared part and their own.</summary>
public sealed record Conversation
{
    /// <summary>The conversation's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The workspace it belongs to.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>Direct, group or channel.</summary>
    public required ConversationKind Kind { get; init; }

    /// <summary>The title of a group or channel; null for a direct conversation, which is named after the other person.</summary>
    public string? Title { get; init; }

    /// <summary>What it is about; null if nobody has said.</summary>
    public string? Topic { get; init; }

    /// <summary>The emoji that stands for it in lists; null: its initials.</summary>
    public string? Emoji { get; init; }

    /// <summary>The medium that is the picture of a group or channel; null: its emoji or initials.</summary>
    public Guid? AvatarId { get; init; }

    /// <summary>Who may write in it.</summary>
    public Posting Posting { get; init; }

    /// <summary>Slow mode: seconds that a member waits between two messages; 0 for no wait.</summary>
    public int SlowSeconds { get; init; }

    /// <summary>Who becomes a member sees what was said before.</summary>
    public bool HistoryVisible { get; init; } = true;

    /// <summary>Moderators have closed it to everybody's writing.</summary>
    public bool Frozen { get; init; }

    /// <summary>Moderators have put it away for everybody: it is there to read, among what one has archived oneself.</summary>
    public bool ArchivedForAll { get; init; }

    /// <summary>It is a direct conversation of a workspace that has switched those off: it is there to read.</summary>
    public bool Suspended { get; init; }

    /// <summary>Nobody may write in it now, whatever their role.</summary>
    [JsonIgnore]
    public bool Closed => Frozen || ArchivedForAll || Suspended;

    /// <summary>The other person of a direct conversation (oneself, in the conversation with oneself).</summary>
    public Guid? PeerId { get; init; }

    /// <summary>How many members it has.</summary>
    public required int Members { get; init; }

    /// <summary>Number of the last thing that happened in it. This state includes everything up to it.</summary>
    public required long Change { get; init; }

    /// <summary>Number of the newest message, those of threads included; 0 before the first one.</summary>
    public required long LastSeq { get; init; }

    /// <summary>The newest message this member has seen; 0 if none.</summary>
    public required long LastReadSeq { get; init; }

    /// <summary>
    /// Messages of others after <see cref="LastReadSeq"/>, not in threads, exact below <see cref="Limits.CountedUnread"/>.
    /// </summary>
    public required int Unread { get; init; }

    /// <summary>Unread messages that mention this member, by name or with everybody; exact below <see cref="Limits.CountedUnread"/>.</summary>
    public required int Mentions { get; init; }

    /// <summary>Unread replies in the threads that this member follows; exact below <see cref="Limits.CountedUnread"/>.</summary>
    public required int ThreadUnread { get; init; }

    /// <summary>What the reader is in it; <see cref="MemberRole.None"/> for a public channel that they look into.</summary>
    public required MemberRole Role { get; init; }

    /// <summary>What the reader is in its workspace.</summary>
    public Workspaces.WorkspaceRole WorkspaceRole { get; init; }

    /// <summary>Until when this member may not write, possibly a time that has passed; null if nobody has silenced them.</summary>
    public DateTimeOffset? SilencedUntil { get; init; }

    /// <summary>Messages up to this seq were said before this member came and are not for them; 0 if all are.</summary>
    public long HistoryFrom { get; init; }

    /// <summary>Retention has removed what was said before this; null if it has removed nothing yet.</summary>
    public DateTimeOffset? PurgedBefore { get; init; }

    /// <summary>After how many days it did; null if it has removed nothing yet.</summary>
    public int? PurgedDays { get; init; }

    /// <summary>The newest message that somebody said in the conversation itself, not in a thread.</summary>
    public Message? LastMessage { get; init; }

    /// <summary>
    /// Rises when this member marks messages as unread. Positions compare by it first: of two, the later epoch is right, and within
    /// one the greater <see cref="LastReadSeq"/>.
    /// </summary>
    public long ReadEpoch { get; init; }

    /// <summary>Rises with every change of what is this member's own below; of two states the one with the higher number is right.</summary>
    public long OwnChange { get; init; }

    /// <summary>This member wants it before all others.</summary>
    public bool Pinned => PinOrder is not null;

    /// <summary>Its place among the pinned ones, the smallest first; null if it is not pinned. Numbers may be missing, or be given twice.</summary>
    public int? PinOrder { get; init; }

    /// <summary>Until when it is quiet, possibly a time that has passed; null if it is not. See <see cref="Preferences.ForEver"/>.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>What of it this member is notified of.</summary>
    public NotificationLevel Notify { get; init; }

    /// <summary>This member has put it away. The next message brings it back, unless it is muted then.</summary>
    public bool Archived { get; init; }

    /// <summary>It stands among what was put away, by this member or for everybody.</summary>
    [JsonIgnore]
    public bool PutAway => Archived || ArchivedForAll;

    /// <summary>What this member has begun to write; null if nothing.</summary>
    public string? Draft { get; init; }

    /// <summary>When the draft was saved.</summary>
    public DateTimeOffset? DraftAt { get; init; }

    /// <summary>When something was last said, or else when it was made. The list is ordered by it, newest first, after the pinned ones.</summary>
    public required DateTimeOffset ActiveAt { get; init; }
}

/// <summary>What a conversation is.</summary>
public enum ConversationKind
{
    /// <summary>Between two people; one per pair and workspace.</summary>
    [JsonStringEnumMemberName("direct")]
    Direct,

    /// <summary>Several people, by invitation.</summary>
    [JsonStringEnumMemberName("group")]
    Group,

    /// <summary>Open to everybody in the workspace: to find, to read, to join.</summary>
    [JsonStringEnumMemberName("channel")]
    Channel,
}

/// <summary>Who may write in a group or channel.</summary>
public enum Posting
{
    /// <summary>Every member.</summary>
    [JsonStringEnumMemberName("everyone")]
    Everyone,

    /// <summary>Owners and admins; the others read and react.</summary>
    [JsonStringEnumMemberName("admins")]
    Admins,
}

/// <summary>A page of the signed-in user's conversations: pinned ones, then by activity, archived ones last.</summary>
public sealed record ConversationPage
{
    /// <summary>At most <see cref="Limits.PageSize"/> conversations.</summary>
    public required Conversation[] Items { get; init; }

    /// <summary>Pass it back as <c>cursor</c> for the next page; null after the last one.</summary>
    public string? NextCursor { get; init; }

    /// <summary>Where <c>GET /api/sync?since=</c> goes on from this page. When several pages are read, keep the first one's.</summary>
    public required string SyncCursor { get; init; }

    /// <summary>The people whom the items name.</summary>
    public required Accounts.User[] Users { get; init; }
}
