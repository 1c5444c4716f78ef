namespace VvsIm.Contracts.Conversations;

/// <summary>A public channel of a workspace, as one finds it when looking around.</summary>
public sealed record ListedChannel
{
    /// <summary>The conversation's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The workspace it belongs to.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>Its title, which no other channel of the workspace has.</summary>
    public required string Title { get; init; }

    /// <inheritdoc cref="Conversation.Topic"/>
    public string? Topic { get; init; }

    /// <inheritdoc cref="Conversation.Emoji"/>
    public string? Emoji { get; init; }

    /// <inheritdoc cref="Conversation.AvatarId"/>
    public Guid? AvatarId { get; init; }

    /// <summary>How many members it has.</summary>
    public required int Members { get; init; }

    /// <summary>Who may write.</summary>
    public required Posting Posting { get; init; }

    /// <summary>The reader is a member.</summary>
    public required bool Joined { get; init; }

    /// <summary>When something was last said in it, or else when it was made.</summary>
    public required DateTimeOffset ActiveAt { get; init; }
}
