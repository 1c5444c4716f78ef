using VvsIm.Contracts.Conversations;

namespace VvsIm.Contracts.Workspaces;

/// <summary>Where an invite link leads, for anybody who has it: enough to decide, and nothing that is said there.</summary>
public sealed record InvitePreview
{
    /// <summary>The workspace.</summary>
    public required string WorkspaceName { get; init; }

    /// <summary>What it leads to in the workspace: a group or a channel; null if it leads to the workspace alone.</summary>
    public ConversationKind? Kind { get; init; }

    /// <summary>The title of the group or channel; null if it leads to the workspace alone.</summary>
    public string? Title { get; init; }

    /// <inheritdoc cref="Conversation.Emoji"/>
    public string? Emoji { get; init; }

    /// <summary>Who made the link.</summary>
    public required string InviterName { get; init; }

    /// <summary>How many members the group or channel has, or else the workspace.</summary>
    public required int Members { get; init; }

    /// <summary>When the link ends; null: it has no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whoever asks is signed in, and a member of it already.</summary>
    public bool Joined { get; init; }
}

/// <summary>Answer of <c>POST /api/invites/{code}</c>: where one is a member now.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="ConversationId">The group or channel, if the link leads to one.</param>
public sealed record AcceptedInvite(Workspace Workspace, Guid? ConversationId = null);
