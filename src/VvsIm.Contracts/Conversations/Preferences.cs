using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Conversations;

/// <summary>What a member has settled for themselves in a conversation, and begun to write. Nobody else sees it.</summary>
public sealed record Preferences
{
    /// <summary>The end of the calendar: a time that stands for "for ever".</summary>
    public static readonly DateTimeOffset ForEver = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The conversation.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>Its version: of two states the one with the higher number is the later one.</summary>
    public required long OwnChange { get; init; }

    /// <inheritdoc cref="Conversation.Pinned"/>
    public bool Pinned => PinOrder is not null;

    /// <inheritdoc cref="Conversation.PinOrder"/>
    public int? PinOrder { get; init; }

    /// <inheritdoc cref="Conversation.MutedUntil"/>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <inheritdoc cref="Conversation.Notify"/>
    public required NotificationLevel Notify { get; init; }

    /// <inheritdoc cref="Conversation.Archived"/>
    public required bool Archived { get; init; }

    /// <inheritdoc cref="Conversation.Draft"/>
    public string? Draft { get; init; }

    /// <inheritdoc cref="Conversation.DraftAt"/>
    public DateTimeOffset? DraftAt { get; init; }

    /// <summary>Only in an event: the draft is too long for it (see <see cref="Limits.EventTextBytes"/>) and is fetched.</summary>
    public bool DraftCut { get; init; }
}

/// <summary>What of a conversation one wants to be notified of.</summary>
public enum NotificationLevel
{
    /// <summary>Every message.</summary>
    [JsonStringEnumMemberName("all")]
    All,

    /// <summary>What mentions oneself.</summary>
    [JsonStringEnumMemberName("mentions")]
    Mentions,

    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("nothing")]
    Nothing,
}

/// <summary>Body of <c>PUT /api/conversations/{id}/preferences</c>; what it leaves out stays as it is.</summary>
public sealed record PreferencesRequest
{
    /// <summary>Pinned conversations come first. A new one goes to the end of them; at most <see cref="Limits.PinnedConversations"/>.</summary>
    public bool? Pinned { get; init; }

    /// <summary>Muted until then; null, or a time that has passed, ends it. <see cref="Preferences.ForEver"/> has no end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSetting MutedUntil { get; init; }

    /// <summary>What of it one is notified of.</summary>
    public NotificationLevel? Notify { get; init; }

    /// <summary>Put away, or back.</summary>
    public bool? Archived { get; init; }
}

/// <summary>Body of <c>PUT /api/conversations/{id}/draft</c>.</summary>
/// <param name="Text">What was begun, at most <see cref="Limits.DraftLength"/> characters; nothing but white space is no draft.</param>
public sealed record DraftRequest(string? Text);

/// <summary>Body of <c>PUT /api/conversations/pins</c>.</summary>
/// <param name="Ids">
/// One's pinned conversations in the order wanted. What is not pinned (any more) is passed over, and what is pinned but not named
/// comes after: so it does no harm when another device pins at the same moment.
/// </param>
public sealed record PinOrderRequest(Guid[]? Ids);
