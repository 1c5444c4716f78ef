namespace VvsIm.Contracts.Messages;

/// <summary>What is pinned in a conversation, the latest first; at most <see cref="Limits.PinnedMessages"/>.</summary>
public sealed record PinnedMessages
{
    /// <summary>The messages, of the conversation itself and of its threads.</summary>
    public required Message[] Items { get; init; }

    /// <summary>It includes everything that happened up to this change.</summary>
    public required long Change { get; init; }

    /// <summary>The people whom the items name.</summary>
    public required Accounts.User[] Users { get; init; }
}
