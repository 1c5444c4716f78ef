using VvsIm.Contracts.Moderation.Log;

namespace VvsIm.Core.Moderation.Log;

/// <summary>What is to be written into the moderation log.</summary>
/// <param name="ActorId">Who did it; null: a rule, or a job of the installation itself.</param>
/// <param name="Action">What was done.</param>
internal sealed record ModerationEntry(Guid? ActorId, ModerationAction Action)
{
    /// <summary>To what.</summary>
    public TargetKind? TargetKind { get; init; }

    /// <summary>The id of that.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>Where; null: it concerns the whole installation, and only operators see it.</summary>
    public Guid? WorkspaceId { get; init; }

    /// <summary>In which conversation.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>Whom it concerns.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Why, in the words of who did it.</summary>
    public string? Reason { get; init; }

    /// <summary>What else there is to say. Never the text of a message.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>The details name <see cref="UserId"/>: they go when that person is erased.</summary>
    public bool Personal { get; init; }
}
