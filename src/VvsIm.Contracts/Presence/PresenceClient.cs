namespace VvsIm.Contracts.Presence;

/// <summary>Who is there, who types, what people say about themselves.</summary>
public readonly struct PresenceClient(VvsImClient client)
{
    /// <summary>A sign of life of this device.</summary>
    /// <exception cref="ProblemException">invalid; too_many_requests; unavailable: leave it, the next one will do.</exception>
    public Task BeatAsync(BeatRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Put, "api/presence")
            {
                Content = System.Net.Http.Json.JsonContent.Create(request, VvsImJson.Default.BeatRequest),
            },
            cancellationToken
        );

    /// <summary>These people, at most <see cref="Limits.UsersByIds"/>; those with whom one shares no workspace are left out.</summary>
    /// <exception cref="ProblemException">invalid; unavailable: ask again later.</exception>
    public Task<PresencePage> OfAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken = default) =>
        GetAsync(new Query().Add("ids", string.Join(',', ids)), cancellationToken);

    /// <summary>Who is online or away in a workspace, by id.</summary>
    /// <exception cref="ProblemException">not_found; invalid; unavailable.</exception>
    public Task<PresencePage> InWorkspaceAsync(
        Guid workspaceId,
        string? cursor = null,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(
            new Query().Add("workspaceId", workspaceId.ToString()).Add("cursor", cursor).Add("limit", limit),
            cancellationToken
        );

    /// <summary>Who is in a conversation right now.</summary>
    /// <exception cref="ProblemException">not_found; unavailable.</exception>
    public Task<ConversationPresence> InConversationAsync(
        Guid conversationId,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            $"api/conversations/{conversationId}/presence",
            VvsImJson.Default.ConversationPresence,
            cancellationToken
        );

    /// <summary>Tells the others that one types.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; too_many_requests; unavailable.</exception>
    public Task TypeAsync(Guid conversationId, long? threadSeq = null, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"api/conversations/{conversationId}/typing")
            {
                Content = System.Net.Http.Json.JsonContent.Create(
                    new TypingRequest(threadSeq),
                    VvsImJson.Default.TypingRequest
                ),
            },
            cancellationToken
        );

    /// <summary>Sets one's status.</summary>
    /// <exception cref="ProblemException">invalid; limit_exceeded.</exception>
    public Task<Accounts.Me> SetStatusAsync(UserStatus status, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Put,
            "api/me/status",
            status,
            VvsImJson.Default.UserStatus,
            VvsImJson.Default.Me,
            cancellationToken
        );

    /// <summary>Takes one's status away.</summary>
    public Task<Accounts.Me> ClearStatusAsync(CancellationToken cancellationToken = default) =>
        client.DeleteAsync("api/me/status", VvsImJson.Default.Me, cancellationToken);

    private Task<PresencePage> GetAsync(Query query, CancellationToken cancellationToken) =>
        client.GetAsync("api/presence" + query, VvsImJson.Default.PresencePage, cancellationToken);
}
