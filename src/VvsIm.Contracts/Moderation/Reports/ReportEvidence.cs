using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Media;

namespace VvsIm.Contracts.Moderation.Reports;

/// <summary>
/// What was there when somebody reported it. Written once: what the author does afterwards, and who is erased, changes nothing of it.
/// </summary>
public sealed record ReportEvidence
{
    /// <summary>The message; null if a person or a conversation was reported.</summary>
    public FrozenMessage? Message { get; init; }

    /// <summary>The person who is reported, or whose message is; null for a group or channel.</summary>
    public FrozenPerson? Person { get; init; }

    /// <summary>Where it was; null if a person was reported without any message.</summary>
    public FrozenConversation? Conversation { get; init; }

    /// <summary>The messages that the reporter handed over, oldest first.</summary>
    public FrozenMessage[] Context { get; init; } = [];
}

/// <summary>A message as it was.</summary>
public sealed record FrozenMessage
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it was said.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>Its number there.</summary>
    public required long Seq { get; init; }

    /// <summary>Who said it.</summary>
    public required Guid SenderId { get; init; }

    /// <summary>Their name at that time.</summary>
    public string? SenderName { get; init; }

    /// <summary>What it said; empty if it had been deleted: then <see cref="Earlier"/> tells.</summary>
    public required string Text { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it had last been edited; null if never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it had been deleted; null if it stood.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The message whose thread it is in; null for none.</summary>
    public long? ThreadSeq { get; init; }

    /// <summary>The message it answers; null for none.</summary>
    public long? ReplyToSeq { get; init; }

    /// <summary>Who first said it, when it was forwarded.</summary>
    public Guid? ForwardedFromId { get; init; }

    /// <summary>Its files; their bytes are at <c>GET /api/admin/reports/{id}/media/{mediaId}</c>.</summary>
    public Attachment[]? Attachments { get; init; }

    /// <summary>What it had said before, oldest first; null if always the same.</summary>
    public FrozenRevision[]? Earlier { get; init; }
}

/// <summary>What a message said before it was edited or deleted.</summary>
/// <param name="Text">The text.</param>
/// <param name="ReplacedAt">When another came in its place.</param>
/// <param name="Attachments">The files.</param>
public sealed record FrozenRevision(string Text, DateTimeOffset ReplacedAt, Attachment[]? Attachments = null);

/// <summary>A conversation as it was.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Members">How many were in it.</param>
/// <param name="Title">What it was called; null for a direct one.</param>
/// <param name="Topic">What it said to be about.</param>
/// <param name="AvatarId">Its picture, kept as the files are.</param>
public sealed record FrozenConversation(
    Guid Id,
    ConversationKind Kind,
    int Members,
    string? Title = null,
    string? Topic = null,
    Guid? AvatarId = null
);

/// <summary>A person as they were.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">What they were called.</param>
/// <param name="Status">What their status said.</param>
/// <param name="AvatarId">Their picture, kept as the files are.</param>
public sealed record FrozenPerson(Guid Id, string Name, string? Status = null, Guid? AvatarId = null);
