using System.Text.Json.Serialization;
using VvsIm.Contracts.Conversations;

namespace VvsIm.Contracts.Messages;

/// <summary>
/// What a system message tells: something that happened to a group or channel, done by the message's sender. The app finds the words.
/// Such a message has no text, is never unread, and nobody edits, forwards or reacts to it.
/// </summary>
public sealed record SystemMessage
{
    /// <summary>What happened.</summary>
    public required SystemMessageKind Kind { get; init; }

    /// <summary>Those it happened to, where that is somebody else than the sender.</summary>
    public Guid[]? UserIds { get; init; }

    /// <summary>The new title, topic or emoji; empty where it was taken away.</summary>
    public string? Text { get; init; }

    /// <summary>The new role.</summary>
    public MemberRole? Role { get; init; }

    /// <summary>Until when somebody is silenced.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who may write now.</summary>
    public Posting? Posting { get; init; }

    /// <summary>The seconds of slow mode; 0: it ended.</summary>
    public int? Seconds { get; init; }

    /// <summary>Whether new members see what was said before.</summary>
    public bool? HistoryVisible { get; init; }
}

/// <summary>What can happen to a group or channel.</summary>
public enum SystemMessageKind
{
    /// <summary>The sender joined by themselves.</summary>
    [JsonStringEnumMemberName("joined")]
    Joined,

    /// <summary>The sender made people members.</summary>
    [JsonStringEnumMemberName("added")]
    Added,

    /// <summary>The sender left.</summary>
    [JsonStringEnumMemberName("left")]
    Left,

    /// <summary>The sender removed somebody.</summary>
    [JsonStringEnumMemberName("removed")]
    Removed,

    /// <summary>Somebody has another role.</summary>
    [JsonStringEnumMemberName("roleChanged")]
    RoleChanged,

    /// <summary>Somebody may not write for a while.</summary>
    [JsonStringEnumMemberName("silenced")]
    Silenced,

    /// <summary>Somebody may write again.</summary>
    [JsonStringEnumMemberName("unsilenced")]
    Unsilenced,

    /// <summary>There is another title.</summary>
    [JsonStringEnumMemberName("titleChanged")]
    TitleChanged,

    /// <summary>There is another topic, or none.</summary>
    [JsonStringEnumMemberName("topicChanged")]
    TopicChanged,

    /// <summary>There is another emoji, or none.</summary>
    [JsonStringEnumMemberName("emojiChanged")]
    EmojiChanged,

    /// <summary>There is another picture, or none.</summary>
    [JsonStringEnumMemberName("avatarChanged")]
    AvatarChanged,

    /// <summary>Others may write than before.</summary>
    [JsonStringEnumMemberName("postingChanged")]
    PostingChanged,

    /// <summary>Slow mode began, changed or ended.</summary>
    [JsonStringEnumMemberName("slowModeChanged")]
    SlowModeChanged,

    /// <summary>New members see what was said before, or no longer.</summary>
    [JsonStringEnumMemberName("historyChanged")]
    HistoryChanged,
}
