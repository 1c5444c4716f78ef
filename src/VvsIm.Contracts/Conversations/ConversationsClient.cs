namespace VvsIm.Contracts.Conversations;

/// <summary>The conversations part of the API.</summary>
public readonly struct ConversationsClient(VvsImClient client)
{
    /// <summary>My conversations, the most recently active first.</summary>
    public Task<ConversationPage> ListAsync(
        string? cursor = null,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            "api/conversations" + new Query().Add("cursor", cursor).Add("limit", limit),
            VvsImJson.Default.ConversationPage,
            cancellationToken
        );

    /// <summary>One of my conversations.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<Conversation> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/conversations/{id}", VvsImJson.Default.Conversation, cancellationToken);

    /// <summary>What changed for me since the cursor; without one, a cursor to start from.</summary>
    public Task<SyncPage> SyncAsync(string? since, CancellationToken cancellationToken = default) =>
        client.GetAsync("api/sync" + new Query().Add("since", since), VvsImJson.Default.SyncPage, cancellationToken);

    /// <summary>Makes a group.</summary>
    /// <exception cref="ProblemException">invalid, limit_exceeded, not_found (a member who is not in the workspace).</exception>
    public Task<Conversation> CreateAsync(
        CreateConversationRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/conversations",
            request,
            VvsImJson.Default.CreateConversationRequest,
            VvsImJson.Default.Conversation,
            cancellationToken
        );

    /// <summary>Opens the one direct conversation with this person, making it if there is none.</summary>
    /// <exception cref="ProblemException">not_found (no such person here).</exception>
    public Task<Conversation> OpenDirectAsync(Guid userId, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/conversations/direct",
            new OpenDirectRequest(userId),
            VvsImJson.Default.OpenDirectRequest,
            VvsImJson.Default.Conversation,
            cancellationToken
        );

    /// <summary>Who is in it, by name.</summary>
    /// <param name="id">Which conversation.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="query">Only people whose name holds this.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<Page<Member>> MembersAsync(
        Guid id,
        string? cursor = null,
        int? limit = null,
        string? query = null,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            $"api/conversations/{id}/members"
                + new Query().Add("query", query).Add("cursor", cursor).Add("limit", limit),
            VvsImJson.Default.PageMember,
            cancellationToken
        );

    /// <summary>Moves my read position forward to this message.</summary>
    /// <exception cref="ProblemException">not_found; invalid (no such message yet).</exception>
    public Task<ReadPosition> MarkReadAsync(Guid id, long seq, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Put,
            $"api/conversations/{id}/read",
            new MarkReadRequest(seq),
            VvsImJson.Default.MarkReadRequest,
            VvsImJson.Default.ReadPosition,
            cancellationToken
        );
}
