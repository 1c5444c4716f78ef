using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Moderation.Log;

namespace VvsIm.Contracts.Moderation.Reports;

/// <summary>A report with everything around it. Answer of <c>GET /api/admin/reports/{id}</c> and of whatever changes one.</summary>
public sealed record ReportDetails
{
    /// <summary>The report itself.</summary>
    public required ReportItem Report { get; init; }

    /// <summary>Who reported it, oldest first, each with what was there then; at most <see cref="Limits.PageSize"/>.</summary>
    public required Complaint[] Complaints { get; init; }

    /// <summary>What it is about as it is now; null if that is gone for good.</summary>
    public ReportedNow? Now { get; init; }

    /// <summary>What staff wrote for each other, oldest first.</summary>
    public required ReportNote[] Notes { get; init; }

    /// <summary>The rows of the moderation log about it, oldest first.</summary>
    public required ModerationEvent[] History { get; init; }

    /// <summary>Other reports about the same thing, or the same person, newest first; at most <see cref="Limits.RelatedReports"/>.</summary>
    public required ReportItem[] Related { get; init; }

    /// <summary>Whom it can be given to, the reader among them.</summary>
    public required Guid[] Staff { get; init; }

    /// <summary>It is about the reader, who may not decide it.</summary>
    public bool AboutMe { get; init; }

    /// <summary>Everybody whom it names, as far as they still have an account.</summary>
    public required User[] Users { get; init; }
}

/// <summary>What one person reported.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ReporterId">Who.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="At">When.</param>
/// <param name="Evidence">What was there at that moment.</param>
/// <param name="Comment">In their words; null for none.</param>
public sealed record Complaint(
    Guid Id,
    Guid ReporterId,
    ReportReason Reason,
    DateTimeOffset At,
    ReportEvidence Evidence,
    string? Comment = null
);

/// <summary>A word of staff to staff.</summary>
/// <param name="Id">Its id.</param>
/// <param name="AuthorId">Whose.</param>
/// <param name="Text">The word.</param>
/// <param name="At">When.</param>
public sealed record ReportNote(Guid Id, Guid AuthorId, string Text, DateTimeOffset At);

/// <summary>What was reported, as it is now.</summary>
public sealed record ReportedNow
{
    /// <summary>The message's text, the conversation's title, the person's name.</summary>
    public string? Text { get; init; }

    /// <summary>The message's files.</summary>
    public Attachment[]? Attachments { get; init; }

    /// <summary>When the message was last edited.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When the message or the conversation was deleted.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Who deleted the message.</summary>
    public Guid? DeletedById { get; init; }

    /// <summary>How many are in the conversation.</summary>
    public int? Members { get; init; }

    /// <summary>The person is a member of the conversation, and not its only one.</summary>
    public bool CanBeRemoved { get; init; }

    /// <summary>The person is banned.</summary>
    public bool Banned { get; init; }
}
