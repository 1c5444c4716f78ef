using VvsIm.Contracts.Conversations;

namespace VvsIm.Contracts.Accounts.Admin;

/// <summary>A conversation that somebody is a member of, as staff sees it on that person's page.</summary>
public sealed record UserConversation
{
    /// <summary>The conversation's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it is.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>What it is.</summary>
    public required ConversationKind Kind { get; init; }

    /// <summary>Its title; null if it is a direct one.</summary>
    public string? Title { get; init; }

    /// <summary>Of a direct one: the other person, who is named beside; the same one, if somebody writes to themselves.</summary>
    public Guid? PeerId { get; init; }

    /// <summary>What they are in it.</summary>
    public required MemberRole Role { get; init; }

    /// <summary>Member since.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>How many members there are.</summary>
    public required int Members { get; init; }

    /// <summary>When something was last said there.</summary>
    public required DateTimeOffset ActiveAt { get; init; }

    /// <summary>They may not write there until then; null if they may.</summary>
    public DateTimeOffset? SilencedUntil { get; init; }
}
