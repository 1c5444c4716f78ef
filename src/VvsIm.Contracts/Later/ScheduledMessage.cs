namespace VvsIm.Contracts.Later;

/// <summary>A message that waits for its time. It is its writer's alone until it is sent; then it is a message like any other.</summary>
public sealed record ScheduledMessage
{
    /// <summary>Its id while it waits.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it will be said.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>The client id under which it will be stored, as <see cref="Messages.Message.ClientId"/>: once, whatever happens.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>What will be said.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SendAt { get; init; }

    /// <summary>The message that it answers.</summary>
    public long? ReplyToSeq { get; init; }

    /// <summary>The root of the thread that it belongs to.</summary>
    public long? ThreadSeq { get; init; }

    /// <summary>The files that will be sent with it; null if none.</summary>
    public Media.Attachment[]? Attachments { get; init; }

    /// <summary>Why it could not be sent at its time, one of <see cref="ProblemCodes"/>; it waits for its writer. Null while nothing went wrong.</summary>
    public string? Failed { get; init; }
}

/// <summary>Body of <c>POST /api/conversations/{id}/scheduled</c>.</summary>
/// <param name="ClientId">Made by the writer's device; sending it again returns the stored one.</param>
/// <param name="Text">As that of <see cref="Messages.SendMessageRequest"/>.</param>
/// <param name="SendAt">At most <see cref="Limits.DaysAhead"/> days ahead, and not past by more than a minute.</param>
/// <param name="ReplyToSeq">The message that it answers.</param>
/// <param name="ThreadSeq">The root of the thread that it belongs to.</param>
/// <param name="AttachmentIds">As those of <see cref="Messages.SendMessageRequest"/>.</param>
public sealed record ScheduleMessageRequest(
    Guid? ClientId,
    string? Text,
    DateTimeOffset? SendAt,
    long? ReplyToSeq = null,
    long? ThreadSeq = null,
    Guid[]? AttachmentIds = null
);

/// <summary>Body of <c>PATCH /api/scheduled/{id}</c>; what is null stays. One that had failed waits for its time again.</summary>
public sealed record ChangeScheduledRequest(string? Text = null, DateTimeOffset? SendAt = null);
