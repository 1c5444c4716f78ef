namespace VvsIm.Contracts.Retention;

/// <summary>Retention and legal hold, for operators and the owners of a workspace.</summary>
public readonly struct RetentionClient(VvsImClient client)
{
    /// <summary>The workspaces that one may see, by name.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<Listing<WorkspaceRetention>> WorkspacesAsync(
        string query = "",
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            $"api/admin/retention/workspaces{query}",
            VvsImJson.Default.ListingWorkspaceRetention,
            cancellationToken
        );

    /// <summary>The conversations of those workspaces; by default those with a rule or a hold of their own.</summary>
    /// <param name="query">The query string of the list.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">forbidden, invalid.</exception>
    public Task<Listing<ConversationRetention>> ConversationsAsync(
        string query = "",
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            $"api/admin/retention/conversations{query}",
            VvsImJson.Default.ListingConversationRetention,
            cancellationToken
        );

    /// <summary>Settles how long messages are kept in one conversation.</summary>
    /// <exception cref="ProblemException">forbidden, not_found, invalid.</exception>
    public Task SetAsync(
        Guid conversationId,
        RetentionRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.CommandAsync(
            HttpMethod.Put,
            $"api/admin/conversations/{conversationId}/retention",
            request,
            VvsImJson.Default.RetentionRequest,
            cancellationToken
        );

    /// <summary>Puts a conversation on hold.</summary>
    /// <exception cref="ProblemException">forbidden, not_found, invalid.</exception>
    public Task HoldConversationAsync(Guid id, string reason, CancellationToken cancellationToken = default) =>
        HoldAsync(HttpMethod.Put, $"conversations/{id}", reason, cancellationToken);

    /// <summary>Ends the hold of a conversation.</summary>
    /// <exception cref="ProblemException">forbidden, not_found, invalid, reauthentication_required.</exception>
    public Task LiftConversationAsync(Guid id, string reason, CancellationToken cancellationToken = default) =>
        HoldAsync(HttpMethod.Delete, $"conversations/{id}", reason, cancellationToken);

    /// <summary>Puts a workspace on hold.</summary>
    /// <exception cref="ProblemException">forbidden, not_found, invalid.</exception>
    public Task HoldWorkspaceAsync(Guid id, string reason, CancellationToken cancellationToken = default) =>
        HoldAsync(HttpMethod.Put, $"workspaces/{id}", reason, cancellationToken);

    /// <summary>Ends the hold of a workspace; conversations that are on hold by themselves stay so.</summary>
    /// <exception cref="ProblemException">forbidden, not_found, invalid, reauthentication_required.</exception>
    public Task LiftWorkspaceAsync(Guid id, string reason, CancellationToken cancellationToken = default) =>
        HoldAsync(HttpMethod.Delete, $"workspaces/{id}", reason, cancellationToken);

    /// <summary>What a run would remove now.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<RetentionPreview> PreviewAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/admin/retention/preview", VvsImJson.Default.RetentionPreview, cancellationToken);

    /// <summary>The latest runs; for operators.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<Listing<RetentionRun>> RunsAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/admin/retention/runs", VvsImJson.Default.ListingRetentionRun, cancellationToken);

    /// <summary>Lets a worker remove what is due now; for operators.</summary>
    /// <exception cref="ProblemException">forbidden, reauthentication_required.</exception>
    public Task RunAsync(CancellationToken cancellationToken = default) =>
        client.CommandAsync(HttpMethod.Post, "api/admin/retention/run", cancellationToken);

    private Task HoldAsync(HttpMethod method, string what, string reason, CancellationToken cancellationToken) =>
        client.CommandAsync(
            method,
            $"api/admin/{what}/hold",
            new HoldRequest(reason),
            VvsImJson.Default.HoldRequest,
            cancellationToken
        );
}
