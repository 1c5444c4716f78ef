namespace VvsIm.Contracts.Conversations.Moderating;

/// <summary>A conversation as staff sees it: who and how much, and nothing of what was said.</summary>
public sealed record ModeratedConversation
{
    /// <inheritdoc cref="Conversation.Id"/>
    public required Guid Id { get; init; }

    /// <inheritdoc cref="Conversation.WorkspaceId"/>
    public required Guid WorkspaceId { get; init; }

    /// <summary>The name of that workspace.</summary>
    public required string Workspace { get; init; }

    /// <inheritdoc cref="Conversation.Kind"/>
    public required ConversationKind Kind { get; init; }

    /// <summary>The title of a group or channel; null for a direct conversation, see <see cref="Pair"/>.</summary>
    public string? Title { get; init; }

    /// <summary>The two of a direct conversation, once if it is with oneself; null for others.</summary>
    public Guid[]? Pair { get; init; }

    /// <inheritdoc cref="Conversation.Topic"/>
    public string? Topic { get; init; }

    /// <inheritdoc cref="Conversation.Posting"/>
    public Posting Posting { get; init; }

    /// <inheritdoc cref="Conversation.SlowSeconds"/>
    public int SlowSeconds { get; init; }

    /// <inheritdoc cref="Conversation.HistoryVisible"/>
    public bool HistoryVisible { get; init; }

    /// <inheritdoc cref="Conversation.Members"/>
    public required int Members { get; init; }

    /// <summary>How many messages were said in it, the deleted and those of threads included.</summary>
    public required long Messages { get; init; }

    /// <summary>Who made it.</summary>
    public required Guid CreatedById { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc cref="Conversation.ActiveAt"/>
    public required DateTimeOffset ActiveAt { get; init; }

    /// <summary>Since when nobody may write in it, because staff froze it; null if it is not frozen.</summary>
    public DateTimeOffset? FrozenAt { get; init; }

    /// <summary>Since when it is put away for everybody; null if it is not.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>When its owner deleted it; null if nobody did. Its messages are there until retention takes them.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Nothing of it may be destroyed.</summary>
    public bool LegalHold { get; init; }

    /// <summary>Files in it, and their bytes. Of one conversation alone; null in lists.</summary>
    public StoredFiles? Files { get; init; }

    /// <summary>
    /// Until when the one who asks may read what was said in it: a channel always (null), anything else for an hour after giving a reason.
    /// Of one conversation alone.
    /// </summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>The people whom this names, as far as they still have an account. Of one conversation alone.</summary>
    public Accounts.User[] Users { get; init; } = [];
}

/// <summary>How much is stored.</summary>
/// <param name="Count">Files.</param>
/// <param name="Bytes">Their size together; the same file in two messages counts twice.</param>
public sealed record StoredFiles(long Count, long Bytes);

/// <summary>A member as staff sees them.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Role">What they are in it.</param>
/// <param name="JoinedAt">Since when.</param>
/// <param name="SilencedUntil">Until when they may not write, possibly a time that has passed.</param>
public sealed record ModeratedMember(
    Guid UserId,
    MemberRole Role,
    DateTimeOffset JoinedAt,
    DateTimeOffset? SilencedUntil
);
