using VvsIm.Contracts.Conversations;

namespace VvsIm.Contracts.Realtime;

/// <summary>The profile or settings of a group or channel changed. On <c>conv:</c>, and on <c>usr:</c> of every member.</summary>
public sealed record ConversationChanged : ConversationEvent
{
    /// <inheritdoc cref="Conversation.Title"/>
    public required string Title { get; init; }

    /// <inheritdoc cref="Conversation.Topic"/>
    public string? Topic { get; init; }

    /// <inheritdoc cref="Conversation.Emoji"/>
    public string? Emoji { get; init; }

    /// <inheritdoc cref="Conversation.AvatarId"/>
    public Guid? AvatarId { get; init; }

    /// <inheritdoc cref="Conversation.Posting"/>
    public required Posting Posting { get; init; }

    /// <inheritdoc cref="Conversation.SlowSeconds"/>
    public required int SlowSeconds { get; init; }

    /// <inheritdoc cref="Conversation.HistoryVisible"/>
    public required bool HistoryVisible { get; init; }
}

/// <summary>Staff closed a conversation of any kind to everybody's writing, or opened it again. On <c>conv:</c>, and on <c>usr:</c> of every member.</summary>
public sealed record ConversationClosed : ConversationEvent
{
    /// <inheritdoc cref="Conversation.Frozen"/>
    public required bool Frozen { get; init; }

    /// <inheritdoc cref="Conversation.ArchivedForAll"/>
    public required bool ArchivedForAll { get; init; }
}

/// <summary>People became members. On <c>conv:</c>, and on <c>usr:</c> of every member.</summary>
public sealed record MembersJoined : ConversationEvent
{
    /// <summary>Who, at most <see cref="Limits.AddedMembers"/>.</summary>
    public required Guid[] UserIds { get; init; }

    /// <summary>How many members it has now.</summary>
    public required int Members { get; init; }
}

/// <summary>A member has another role, was silenced or may write again. On <c>conv:</c>, and on <c>usr:</c> of every member.</summary>
public sealed record MemberChanged : ConversationEvent
{
    /// <summary>Who.</summary>
    public required Guid UserId { get; init; }

    /// <summary>What they are now.</summary>
    public required MemberRole Role { get; init; }

    /// <inheritdoc cref="Conversation.SilencedUntil"/>
    public DateTimeOffset? SilencedUntil { get; init; }
}

/// <summary>A member left or was removed. On <c>conv:</c>, and on <c>usr:</c> of those who stay.</summary>
public sealed record MemberLeft : ConversationEvent
{
    /// <summary>Who is gone.</summary>
    public required Guid UserId { get; init; }

    /// <summary>How many members it has now.</summary>
    public required int Members { get; init; }

    /// <summary>Who owns it from now on, because the last owner left; null otherwise.</summary>
    public Guid? NewOwnerId { get; init; }
}
