namespace VvsIm.Contracts.Moderation.Reports;

/// <summary>
/// Body of <c>POST /api/messages/{id}/report</c>, <c>/api/users/{id}/report</c> and <c>/api/conversations/{id}/report</c>.
/// </summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Comment">In the reporter's words, at most <see cref="Limits.ReportCommentLength"/> characters; needed for <see cref="ReportReason.Other"/>.</param>
/// <param name="Context">What else moderators may see; nothing if it is missing.</param>
/// <param name="WorkspaceId">
/// Of a person: whose moderators are to look at it, one that both are in. Where it is missing, it is the workspace of the messages in
/// <paramref name="Context"/>, else the one where both last spoke in private, else the one where they met first.
/// </param>
public sealed record ReportRequest(
    ReportReason? Reason,
    string? Comment = null,
    ReportContext? Context = null,
    Guid? WorkspaceId = null
);

/// <summary>
/// The messages that the reporter hands over beside what they report: at most <see cref="Limits.ReportContext"/> in all, and only what they
/// may read themselves.
/// </summary>
/// <param name="Before">How many before the message, in the conversation or its thread; of a conversation, how many of the newest.</param>
/// <param name="After">How many after the message.</param>
/// <param name="MessageIds">These ones: of the same conversation; about a person, of any conversation in the workspace.</param>
public sealed record ReportContext(int Before = 0, int After = 0, Guid[]? MessageIds = null);

/// <summary>A report as the reporter knows it: 201, or 200 if they had reported the same before and nobody has decided it yet.</summary>
/// <param name="Id">The id of what they said.</param>
/// <param name="About">What it is about.</param>
/// <param name="TargetId">The id of that.</param>
/// <param name="Reason">What they found wrong.</param>
/// <param name="At">When.</param>
public sealed record FiledReport(Guid Id, ReportSubject About, Guid TargetId, ReportReason Reason, DateTimeOffset At);
