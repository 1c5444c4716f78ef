using VvsIm.Contracts.Media;

namespace VvsIm.Contracts.Moderation.Held;

/// <summary>A message of one's own that a rule holds until a moderator has looked at it. Nobody else in the conversation knows of it.</summary>
public sealed record HeldMessage
{
    /// <summary>Its id while it waits.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it is to be said.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>Under which the message is stored if it is let through.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>The message it answers.</summary>
    public long? ReplyToSeq { get; init; }

    /// <summary>The message whose thread it goes to.</summary>
    public long? ThreadSeq { get; init; }

    /// <summary>Who first said it, when it is forwarded.</summary>
    public Guid? ForwardedFromId { get; init; }

    /// <summary>The files that wait with it; null if none.</summary>
    public Attachment[]? Attachments { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset HeldAt { get; init; }

    /// <summary>When it was turned down; null while it waits.</summary>
    public DateTimeOffset? RejectedAt { get; init; }

    /// <summary>Why, in the moderator's words.</summary>
    public string? Reason { get; init; }
}

/// <summary>A held message as moderators see it.</summary>
public sealed record HeldForReview
{
    /// <summary>The message's id while it waits.</summary>
    public Guid Id => Message.Id;

    /// <summary>What it says, and where.</summary>
    public required HeldMessage Message { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid SenderId { get; init; }

    /// <summary>The workspace it is in.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>The workspace's name.</summary>
    public required string WorkspaceName { get; init; }

    /// <summary>What kind of conversation.</summary>
    public required Conversations.ConversationKind Kind { get; init; }

    /// <summary>The conversation's title; null for a direct one.</summary>
    public string? Title { get; init; }

    /// <summary>The rule that holds it; null if it is gone.</summary>
    public Guid? RuleId { get; init; }

    /// <summary>What the rule was called.</summary>
    public required string RuleName { get; init; }
}

/// <summary>Body of <c>POST /api/admin/held/{id}/reject</c>.</summary>
/// <param name="Reason">The moderator's words to the author; null for none.</param>
public sealed record RejectHeldRequest(string? Reason = null);

/// <summary>The message was not said: it waits for a moderator. The answer to sending it again is the same.</summary>
public sealed class MessageHeldException(HeldMessage held) : Exception("The message waits for review.")
{
    /// <summary>What waits.</summary>
    public HeldMessage Held { get; } = held;
}
