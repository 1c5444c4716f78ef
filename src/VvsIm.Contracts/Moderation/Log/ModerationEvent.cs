namespace VvsIm.Contracts.Moderation.Log;

/// <summary>One row of the moderation log.</summary>
public sealed record ModerationEvent
{
    /// <summary>Its number: 1, 2, 3, … without a hole, in the order in which things were done.</summary>
    public required long Seq { get; init; }

    /// <summary>Its id; a notice about it carries the same.</summary>
    public required Guid Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null: a rule, or a job of the installation itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>What was done.</summary>
    public required ModerationAction Action { get; init; }

    /// <summary>To what; null if that is said by the action.</summary>
    public TargetKind? TargetKind { get; init; }

    /// <summary>The id of that; null if it has none.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>Where; null if it concerns the whole installation.</summary>
    public Guid? WorkspaceId { get; init; }

    /// <summary>In which conversation; null if in none.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>Whom it concerns; null if nobody in particular.</summary>
    public Guid? UserId { get; init; }

    /// <summary>What else there is to say; null if nothing, or if it was <see cref="Erased"/>. The reason, if one was given, is under <c>reason</c>.</summary>
    public IReadOnlyDictionary<string, string>? Details { get; init; }

    /// <summary>The details named somebody who has since been erased; the chain still holds.</summary>
    public bool Erased { get; init; }

    /// <summary>The hash of this row and all before it, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Why, in the words of who did it; null if they gave none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Reason => Details?.GetValueOrDefault("reason");
}
