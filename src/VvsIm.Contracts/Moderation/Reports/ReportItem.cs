namespace VvsIm.Contracts.Moderation.Reports;

/// <summary>
/// One matter for moderators: everything that was reported about one thing until somebody decides it. Whoever reports the same later opens a new one.
/// </summary>
public sealed record ReportItem
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose moderators look at it.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>What it is about.</summary>
    public required ReportSubject About { get; init; }

    /// <summary>The id of that.</summary>
    public required Guid TargetId { get; init; }

    /// <summary>The conversation that it is about, or where the message stands; null for a person.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>The message's number; null if it is not about a message.</summary>
    public long? Seq { get; init; }

    /// <summary>The person who is reported, or whose message is; null for a group or channel.</summary>
    public Guid? UserId { get; init; }

    /// <summary>How far it has come.</summary>
    public required ReportState State { get; init; }

    /// <summary>Who has taken it, or decided it.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>Goes up with everything that staff do to it; a change names the one it was made from.</summary>
    public required int Version { get; init; }

    /// <summary>How many people have reported it.</summary>
    public required int Complaints { get; init; }

    /// <summary>What they found wrong, each once, the most frequent first.</summary>
    public required ReportReason[] Reasons { get; init; }

    /// <summary>The beginning of the message, the conversation's title, or the person's name, as first reported.</summary>
    public string? Quote { get; init; }

    /// <summary>When it was first reported.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>When it was last reported.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>When it was decided; null while it is not.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What was done; null while it is not decided.</summary>
    public ReportAction? Action { get; init; }

    /// <summary>The appeal against what was done; null if there is none.</summary>
    public Guid? AppealId { get; init; }
}
