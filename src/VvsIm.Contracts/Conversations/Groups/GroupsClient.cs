namespace VvsIm.Contracts.Conversations;

/// <summary>The part of the API about groups and channels: their profile, their members, finding and joining.</summary>
public readonly struct GroupsClient(VvsImClient client)
{
    /// <summary>Public channels of one workspace by title, those that the query is part of.</summary>
    /// <param name="query">Part of a title or topic; null for all.</param>
    /// <param name="workspaceId">Which workspace; null for all of mine.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Page<ListedChannel>> ChannelsAsync(
        string? query = null,
        Guid? workspaceId = null,
        string? cursor = null,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            "api/channels"
                + new Query()
                    .Add("query", query)
                    .Add("workspaceId", workspaceId?.ToString())
                    .Add("cursor", cursor)
                    .Add("limit", limit),
            VvsImJson.Default.PageListedChannel,
            cancellationToken
        );

    /// <summary>Changes title, topic, emoji or settings.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; invalid; limit_exceeded; title_taken; conflict (a direct conversation has none).</exception>
    public Task<Conversation> ChangeAsync(
        Guid id,
        ChangeConversationRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Patch,
            $"api/conversations/{id}",
            request,
            VvsImJson.Default.ChangeConversationRequest,
            VvsImJson.Default.Conversation,
            cancellationToken
        );

    /// <summary>Deletes a group or channel for everybody.</summary>
    /// <exception cref="ProblemException">not_found; forbidden.</exception>
    public Task DeleteAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"api/conversations/{id}"), cancellationToken);

    /// <summary>Makes people members.</summary>
    /// <exception cref="ProblemException">not_found (also: somebody who is not in the workspace); forbidden; limit_exceeded.</exception>
    public Task<Conversation> AddMembersAsync(Guid id, Guid[] userIds, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/conversations/{id}/members",
            new AddMembersRequest(userIds),
            VvsImJson.Default.AddMembersRequest,
            VvsImJson.Default.Conversation,
            cancellationToken
        );

    /// <summary>Removes somebody else; they stop receiving at once.</summary>
    /// <exception cref="ProblemException">not_found (also: no such member); forbidden.</exception>
    public Task RemoveMemberAsync(Guid id, Guid userId, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Delete, $"api/conversations/{id}/members/{userId}"),
            cancellationToken
        );

    /// <summary>Gives a member another role, silences them, or lets them write again.</summary>
    /// <exception cref="ProblemException">not_found (also: no such member); forbidden; last_owner; invalid.</exception>
    public Task<Member> ChangeMemberAsync(
        Guid id,
        Guid userId,
        ChangeMemberRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Patch,
            $"api/conversations/{id}/members/{userId}",
            request,
            VvsImJson.Default.ChangeMemberRequest,
            VvsImJson.Default.Member,
            cancellationToken
        );

    /// <summary>Joins a public channel; twice is no error.</summary>
    /// <exception cref="ProblemException">not_found; limit_exceeded.</exception>
    public Task<Conversation> JoinAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.PutAsync($"api/conversations/{id}/members/me", VvsImJson.Default.Conversation, cancellationToken);
}
