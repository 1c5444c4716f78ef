namespace VvsIm.Contracts.Conversations;

/// <summary>The conversations part of the API.</summary>
public readonly struct ConversationsClient(VvsImClient client)
{
    /// <summary>My conversations: pinned ones first, then the most recently active, archived ones last.</summary>
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
        OpenDirectAsync(userId, null, cancellationToken);

    /// <summary>The same in a certain workspace.</summary>
    /// <exception cref="ProblemException">not_found; feature_disabled (direct messages).</exception>
    public Task<Conversation> OpenDirectAsync(
        Guid userId,
        Guid? workspaceId,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/conversations/direct",
            new OpenDirectRequest(userId, workspaceId),
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
        MarkReadAsync(id, new MarkReadRequest(seq), cancellationToken);

    /// <summary>Moves my read position forward, unless messages were marked unread since the epoch that the request names.</summary>
    /// <exception cref="ProblemException">not_found; invalid (no such message yet).</exception>
    public Task<ReadPosition> MarkReadAsync(
        Guid id,
        MarkReadRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Put,
            $"api/conversations/{id}/read",
            request,
            VvsImJson.Default.MarkReadRequest,
            VvsImJson.Default.ReadPosition,
            cancellationToken
        );

    /// <summary>Makes a message and what follows it unread again; without a seq, the newest message of somebody else.</summary>
    /// <exception cref="ProblemException">not_found; invalid (no such message); conflict (nobody else has said anything).</exception>
    public Task<ReadPosition> MarkUnreadAsync(
        Guid id,
        long? seq = null,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Put,
            $"api/conversations/{id}/unread",
            new MarkUnreadRequest(seq),
            VvsImJson.Default.MarkUnreadRequest,
            VvsImJson.Default.ReadPosition,
            cancellationToken
        );

    /// <summary>How far the others have seen it: those who tell, and nobody if I do not tell, or in more than <see cref="Limits.ReceiptMembers"/>.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<Page<Receipt>> ReceiptsAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/conversations/{id}/receipts", VvsImJson.Default.PageReceipt, cancellationToken);

    /// <summary>Pins, mutes, archives, says what to notify of: whatever the request names.</summary>
    /// <exception cref="ProblemException">not_found; limit_exceeded (pinned conversations).</exception>
    public Task<Preferences> PreferAsync(
        Guid id,
        PreferencesRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Put,
            $"api/conversations/{id}/preferences",
            request,
            VvsImJson.Default.PreferencesRequest,
            VvsImJson.Default.Preferences,
            cancellationToken
        );

    /// <summary>Saves what I have begun to write; an empty text forgets it.</summary>
    /// <exception cref="ProblemException">not_found, invalid, limit_exceeded.</exception>
    public Task<Preferences> SaveDraftAsync(Guid id, string text, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Put,
            $"api/conversations/{id}/draft",
            new DraftRequest(text),
            VvsImJson.Default.DraftRequest,
            VvsImJson.Default.Preferences,
            cancellationToken
        );

    /// <summary>Puts my pinned conversations in this order; answers all of them in their order.</summary>
    /// <exception cref="ProblemException">not_found (one of them is not mine), invalid, limit_exceeded.</exception>
    public Task<Page<Preferences>> OrderPinsAsync(Guid[] ids, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Put,
            "api/conversations/pins",
            new PinOrderRequest(ids),
            VvsImJson.Default.PinOrderRequest,
            VvsImJson.Default.PagePreferences,
            cancellationToken
        );

    /// <summary>Leaves a group. The last owner's leaving makes the member of longest standing the owner.</summary>
    /// <exception cref="ProblemException">not_found; conflict (a direct conversation: archive it instead).</exception>
    public Task LeaveAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Delete, $"api/conversations/{id}/members/me"),
            cancellationToken
        );
}
