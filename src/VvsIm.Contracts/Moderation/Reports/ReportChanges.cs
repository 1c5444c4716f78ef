namespace VvsIm.Contracts.Moderation.Reports;

/// <summary>Body of <c>PATCH /api/admin/reports/{id}</c>: gives it to somebody, or back to the queue.</summary>
/// <param name="Version">The version that whoever changes it has seen; another one answers <see cref="ProblemCodes.Conflict"/>.</param>
/// <param name="AssigneeId">To whom; null: back to the queue.</param>
public sealed record AssignReportRequest(int? Version, Guid? AssigneeId = null);

/// <summary>Body of <c>POST /api/admin/reports/{id}/notes</c>.</summary>
/// <param name="Text">1 to <see cref="Limits.ReportNoteLength"/> characters; members never see it.</param>
public sealed record NoteRequest(string? Text);

/// <summary>Body of <c>POST /api/admin/reports/{id}/resolve</c>.</summary>
/// <param name="Version">The version that was looked at; another one answers <see cref="ProblemCodes.Conflict"/>.</param>
/// <param name="Upheld">Whether it is against the rules.</param>
/// <param name="Action">What is done about it; only if it is.</param>
/// <param name="Reason">Why, for the log; at most <see cref="Limits.ReasonLength"/> characters, needed if something is done.</param>
/// <param name="ToReporters">Words to those who reported it; at most <see cref="Limits.ReasonLength"/> characters.</param>
/// <param name="ToPerson">Words to the person something is done against; at most <see cref="Limits.ReasonLength"/> characters.</param>
public sealed record ResolveReportRequest(
    int? Version,
    bool? Upheld,
    ReportAction Action = ReportAction.None,
    string? Reason = null,
    string? ToReporters = null,
    string? ToPerson = null
);

/// <summary>Body of <c>POST /api/admin/reports/{id}/reopen</c>.</summary>
/// <param name="Version">The version that was looked at.</param>
/// <param name="Reason">Why, for the log; needed.</param>
public sealed record ReopenReportRequest(int? Version, string? Reason);

/// <summary>Answer of <c>GET /api/admin/reports/waiting</c>: what the navigation of the console says.</summary>
/// <param name="Reports">Undecided reports that the reader may see, up to <see cref="Limits.CountedRows"/>.</param>
/// <param name="Appeals">Undecided appeals.</param>
public sealed record WaitingReports(int Reports, int Appeals);
