namespace VvsIm.Contracts.Operations;

/// <summary>The operations part of the API, for operators.</summary>
public readonly struct OperationsClient(VvsImClient client)
{
    /// <summary>A few live figures.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<Overview> OverviewAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/admin/overview", VvsImJson.Default.Overview, cancellationToken);

    /// <summary>The same through time.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<OverviewHistory> HistoryAsync(HistoryRange range, CancellationToken cancellationToken = default) =>
        client.GetAsync(
            "api/admin/overview/history"
                + new Query().Add(
                    "range",
                    range switch
                    {
                        HistoryRange.Hour => "hour",
                        HistoryRange.Day => "day",
                        _ => "week",
                    }
                ),
            VvsImJson.Default.OverviewHistory,
            cancellationToken
        );

    /// <summary>What waits for delivery.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<OutboxState> OutboxAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/admin/outbox", VvsImJson.Default.OutboxState, cancellationToken);

    /// <summary>What can't be delivered.</summary>
    /// <param name="query">The query string of the list.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">forbidden, invalid.</exception>
    public Task<Listing<DeadRow>> DeadRowsAsync(string query, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/admin/outbox/dead{query}", VvsImJson.Default.ListingDeadRow, cancellationToken);

    /// <summary>Delivers again, in order.</summary>
    /// <exception cref="ProblemException">forbidden, invalid.</exception>
    public Task<Affected> ReplayAsync(DeadRowsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync("replay", request, cancellationToken);

    /// <summary>Throws away.</summary>
    /// <exception cref="ProblemException">forbidden, invalid, reauthentication_required.</exception>
    public Task<Affected> DiscardAsync(DeadRowsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync("discard", request, cancellationToken);

    /// <summary>The scheduled jobs.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<Listing<JobState>> JobsAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/admin/jobs", VvsImJson.Default.ListingJobState, cancellationToken);

    /// <summary>The latest runs of a job, at most 50.</summary>
    /// <exception cref="ProblemException">forbidden, not_found.</exception>
    public Task<Listing<JobRun>> JobRunsAsync(string name, CancellationToken cancellationToken = default) =>
        client.GetAsync(
            $"api/admin/jobs/{Uri.EscapeDataString(name)}/runs",
            VvsImJson.Default.ListingJobRun,
            cancellationToken
        );

    /// <summary>Lets a worker run a job now; no error if that is asked for already.</summary>
    /// <exception cref="ProblemException">forbidden, not_found.</exception>
    public Task RunJobAsync(string name, CancellationToken cancellationToken = default) =>
        client.CommandAsync(HttpMethod.Post, $"api/admin/jobs/{Uri.EscapeDataString(name)}/run", cancellationToken);

    /// <summary>The realtime engine.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<RealtimeState> RealtimeAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/admin/realtime", VvsImJson.Default.RealtimeState, cancellationToken);

    /// <summary>What runs here.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<SystemState> SystemAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/admin/system", VvsImJson.Default.SystemState, cancellationToken);

    private Task<Affected> SendAsync(string what, DeadRowsRequest request, CancellationToken cancellationToken) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/admin/outbox/dead/{what}",
            request,
            VvsImJson.Default.DeadRowsRequest,
            VvsImJson.Default.Affected,
            cancellationToken
        );
}
