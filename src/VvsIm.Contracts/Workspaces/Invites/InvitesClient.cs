namespace VvsIm.Contracts.Workspaces;

/// <summary>The part of the API about invite links.</summary>
public readonly struct InvitesClient(VvsImClient client)
{
    /// <summary>Makes a link into a workspace.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; invalid; limit_exceeded.</exception>
    public Task<Invite> CreateForWorkspaceAsync(
        Guid workspaceId,
        CreateInviteRequest request,
        CancellationToken cancellationToken = default
    ) => CreateAsync($"api/workspaces/{workspaceId}/invites", request, cancellationToken);

    /// <summary>Makes a link into a group or channel.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; invalid; limit_exceeded.</exception>
    public Task<Invite> CreateForConversationAsync(
        Guid conversationId,
        CreateInviteRequest request,
        CancellationToken cancellationToken = default
    ) => CreateAsync($"api/conversations/{conversationId}/invites", request, cancellationToken);

    /// <summary>The live links into a workspace, the newest first; all of them, at most <see cref="Limits.Invites"/>.</summary>
    /// <exception cref="ProblemException">not_found; forbidden.</exception>
    public Task<Page<Invite>> OfWorkspaceAsync(Guid workspaceId, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/workspaces/{workspaceId}/invites", VvsImJson.Default.PageInvite, cancellationToken);

    /// <summary>The live links into a group or channel, the newest first; all of them, at most <see cref="Limits.Invites"/>.</summary>
    /// <exception cref="ProblemException">not_found; forbidden.</exception>
    public Task<Page<Invite>> OfConversationAsync(Guid conversationId, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/conversations/{conversationId}/invites", VvsImJson.Default.PageInvite, cancellationToken);

    /// <summary>Revokes a link: from now on it opens nothing. Twice is no error.</summary>
    /// <exception cref="ProblemException">not_found; forbidden.</exception>
    public Task RevokeAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"api/invites/{id}"), cancellationToken);

    /// <summary>Takes a revocation back. Twice is no error; a link that has ended otherwise stays ended.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; limit_exceeded.</exception>
    public Task<Invite> RestoreAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.PutAsync($"api/invites/{id}", VvsImJson.Default.Invite, cancellationToken);

    /// <summary>Where a link leads; no sign-in needed.</summary>
    /// <exception cref="ProblemException">invite_invalid, whatever the reason; too_many_requests.</exception>
    public Task<InvitePreview> LookAtAsync(string code, CancellationToken cancellationToken = default) =>
        client.GetAsync(
            $"api/invites/{Uri.EscapeDataString(code)}",
            VvsImJson.Default.InvitePreview,
            cancellationToken
        );

    /// <summary>Comes in. For a member it is no error, whatever has become of the link.</summary>
    /// <exception cref="ProblemException">invite_invalid; forbidden (removed from the group by an admin); limit_exceeded (it is full); too_many_requests.</exception>
    public Task<AcceptedInvite> AcceptAsync(string code, CancellationToken cancellationToken = default) =>
        client.PostAsync(
            $"api/invites/{Uri.EscapeDataString(code)}",
            VvsImJson.Default.AcceptedInvite,
            cancellationToken
        );

    private Task<Invite> CreateAsync(string path, CreateInviteRequest request, CancellationToken cancellationToken) =>
        client.SendAsync(
            HttpMethod.Post,
            path,
            request,
            VvsImJson.Default.CreateInviteRequest,
            VvsImJson.Default.Invite,
            cancellationToken
        );
}
