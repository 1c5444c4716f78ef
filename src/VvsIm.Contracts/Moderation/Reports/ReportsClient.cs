namespace VvsIm.Contracts.Moderation.Reports;

/// <summary>The part of the API by which members report, and moderators decide.</summary>
public readonly struct ReportsClient(VvsImClient client)
{
    /// <summary>Reports a message.</summary>
    /// <exception cref="ProblemException">not_found; invalid; limit_exceeded; conflict (a system message); too_many_requests (enough for one day).</exception>
    public Task<FiledReport> MessageAsync(
        Guid id,
        ReportRequest request,
        CancellationToken cancellationToken = default
    ) => FileAsync($"api/messages/{id}/report", request, cancellationToken);

    /// <summary>Reports a person of a workspace that one shares.</summary>
    /// <exception cref="ProblemException">not_found; invalid; limit_exceeded; too_many_requests.</exception>
    public Task<FiledReport> UserAsync(Guid id, ReportRequest request, CancellationToken cancellationToken = default) =>
        FileAsync($"api/users/{id}/report", request, cancellationToken);

    /// <summary>Reports a conversation.</summary>
    /// <exception cref="ProblemException">not_found; invalid; limit_exceeded; too_many_requests.</exception>
    public Task<FiledReport> ConversationAsync(
        Guid id,
        ReportRequest request,
        CancellationToken cancellationToken = default
    ) => FileAsync($"api/conversations/{id}/report", request, cancellationToken);

    /// <summary>
    /// The queue, as far as one may see it. Filters: <c>state</c> (a <see cref="ReportState"/>, <c>undecided</c> or <c>decided</c>),
    /// <c>reason</c>, <c>about</c>, <c>assignee</c> (an id, <c>me</c> or <c>nobody</c>), <c>workspaceId</c>, <c>userId</c> (who is reported),
    /// <c>reporterId</c>, <c>conversationId</c>, <c>olderThanHours</c>; sorted by <c>firstAt</c>, <c>lastAt</c>, <c>complaints</c> or
    /// <c>decidedAt</c>.
    /// </summary>
    /// <exception cref="ProblemException">forbidden; invalid.</exception>
    public Task<Listing<ReportItem>> ListAsync(ListingRequest request, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/admin/reports{request}", VvsImJson.Default.ListingReportItem, cancellationToken);

    /// <summary>How many wait.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<WaitingReports> WaitingAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/admin/reports/waiting", VvsImJson.Default.WaitingReports, cancellationToken);

    /// <summary>One with everything around it.</summary>
    /// <exception cref="ProblemException">not_found; forbidden.</exception>
    public Task<ReportDetails> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/admin/reports/{id}", VvsImJson.Default.ReportDetails, cancellationToken);

    /// <summary>Gives it to somebody, or back to the queue.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; invalid; conflict (changed meanwhile, or decided).</exception>
    public Task<ReportDetails> AssignAsync(
        Guid id,
        AssignReportRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Patch,
            $"api/admin/reports/{id}",
            request,
            VvsImJson.Default.AssignReportRequest,
            VvsImJson.Default.ReportDetails,
            cancellationToken
        );

    /// <summary>Puts a note to it.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; invalid; limit_exceeded.</exception>
    public Task<ReportDetails> NoteAsync(Guid id, string text, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/admin/reports/{id}/notes",
            new NoteRequest(text),
            VvsImJson.Default.NoteRequest,
            VvsImJson.Default.ReportDetails,
            cancellationToken
        );

    /// <summary>Decides it.</summary>
    /// <exception cref="ProblemException">not_found; forbidden (about oneself); invalid; limit_exceeded; conflict (changed meanwhile, or decided).</exception>
    public Task<ReportDetails> ResolveAsync(
        Guid id,
        ResolveReportRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/admin/reports/{id}/resolve",
            request,
            VvsImJson.Default.ResolveReportRequest,
            VvsImJson.Default.ReportDetails,
            cancellationToken
        );

    /// <summary>Opens a decided one again; what was done stays done.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; invalid; conflict (changed meanwhile, not decided, or reported anew).</exception>
    public Task<ReportDetails> ReopenAsync(
        Guid id,
        ReopenReportRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/admin/reports/{id}/reopen",
            request,
            VvsImJson.Default.ReopenReportRequest,
            VvsImJson.Default.ReportDetails,
            cancellationToken
        );

    private Task<FiledReport> FileAsync(string path, ReportRequest request, CancellationToken cancellationToken) =>
        client.SendAsync(
            HttpMethod.Post,
            path,
            request,
            VvsImJson.Default.ReportRequest,
            VvsImJson.Default.FiledReport,
            cancellationToken
        );
}
