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

    /// <summary>The text was cut at <see cref="Limits.EventTextLength"/>; the whole is fetched over HTTP.</summary>
    public bool Cut { get; init; }

    /// <summary>When the server took it, to the microsecond.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its text was last changed; null if never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted; null while it stands. What is left is a tombstone in its place.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>Body of <c>POST /api/conversations/{id}/messages</c>.</summary>
/// <param name="ClientId">Made by the sender's device; sending it again returns the stored message.</param>
/// <param name="Text">1 to <see cref="Limits.MessageLength"/> characters, not all white space.</param>
public sealed record SendMessageRequest(Guid? ClientId, string? Text);

/// <summary>Body of <c>PATCH /api/messages/{id}</c>.</summary>
/// <param name="Text">The new text, as long as that of <see cref="SendMessageRequest"/>.</param>
public sealed record EditMessageRequest(string? Text);
