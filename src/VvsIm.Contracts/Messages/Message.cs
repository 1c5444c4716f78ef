namespace VvsIm.Contracts.Messages;

/// <summary>A message, as of <see cref="Change"/>.</summary>
public sealed record Message
{
    /// <summary>The message's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The conversation it was said in.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>Its number in the conversation: 1, 2, 3, … without a hole.</summary>
    public required long Seq { get; init; }

    /// <summary>The conversation's change that last touched it.</summary>
    public required long Change { get; init; }

    /// <summary>Who said it.</summary>
    public required Guid SenderId { get; init; }

    /// <summary>The id that the sender's device gave it, by which that device knows its own message again.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>What was said; empty once deleted.</summary>
    public required string Text { get; init; }

    /// <summary>The text was cut at <see cref="Limits.EventTextLength"/>, or attachments were left out; the whole is fetched over HTTP.</summary>
    public bool Cut { get; init; }

    /// <summary>When the server took it, to the microsecond.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its text was last changed; null if never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted; null while it stands. What is left is a tombstone in its place.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The message it answers, in the same conversation; null if none. What that one says now comes beside a page.</summary>
    public long? ReplyToSeq { get; init; }

    /// <summary>The message whose thread it belongs to; null for what stands in the conversation itself.</summary>
    public long? ThreadSeq { get; init; }

    /// <summary>What became of the thread that begins with this message; null while it has none.</summary>
    public ThreadSummary? Thread { get; init; }

    /// <summary>Who first said it, when it was forwarded; null otherwise.</summary>
    public Guid? ForwardedFromId { get; init; }

    /// <summary>The members whom it mentions by name; null if none.</summary>
    public Guid[]? Mentions { get; init; }

    /// <summary>It mentions everybody in the conversation.</summary>
    public bool MentionsAll { get; init; }

    /// <summary>What people reacted with, the first emoji first; null if nothing.</summary>
    public Reaction[]? Reactions { get; init; }

    /// <summary>When it was pinned in its conversation; null while it is not.</summary>
    public DateTimeOffset? PinnedAt { get; init; }

    /// <summary>Who pinned it.</summary>
    public Guid? PinnedById { get; init; }

    /// <summary>The files that were sent with it, in the sender's order; null if none, and once deleted.</summary>
    public Media.Attachment[]? Attachments { get; init; }

    /// <summary>What a system message tells; null for what somebody said.</summary>
    public SystemMessage? System { get; init; }
}

/// <summary>Body of <c>POST /api/conversations/{id}/messages</c>.</summary>
/// <param name="ClientId">Made by the sender's device; sending it again returns the stored message.</param>
/// <param name="Text">
/// 1 to <see cref="Limits.MessageLength"/> characters, not all white space; may be missing beside attachments; none when something is forwarded.
/// </param>
/// <param name="ReplyToSeq">The message it answers, in the same conversation.</param>
/// <param name="ThreadSeq">The message whose thread it goes to; one that is itself in a thread has none.</param>
/// <param name="ForwardId">A message, of any conversation of the sender's, whose text and files are said again here.</param>
/// <param name="AttachmentIds">Own uploads not attached yet, in order, at most <see cref="Limits.Attachments"/>; none when something is forwarded.</param>
public sealed record SendMessageRequest(
    Guid? ClientId,
    string? Text,
    long? ReplyToSeq = null,
    long? ThreadSeq = null,
    Guid? ForwardId = null,
    Guid[]? AttachmentIds = null
);

/// <summary>Body of <c>PATCH /api/messages/{id}</c>.</summary>
/// <param name="Text">The new text, as long as that of <see cref="SendMessageRequest"/>; may be empty beside attachments.</param>
public sealed record EditMessageRequest(string? Text);
