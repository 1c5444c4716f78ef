using VvsIm.Contracts.Moderation;

namespace VvsIm.Contracts.Conversations.Moderating;

/// <summary>Conversations as staff sees them; for the console.</summary>
public readonly struct ModeratedConversationsClient(VvsImClient client)
{
    private const string Root = "api/admin/conversations";

    /// <summary>
    /// Conversations by title, or by the name of one of the two; filters <c>kind</c>, <c>state</c> (open, frozen, archived, deleted),
    /// <c>workspaceId</c> and <c>memberId</c>; sorted by <c>activeAt</c>, <c>createdAt</c>, <c>members</c>, <c>messages</c> or <c>title</c>.
    /// </summary>
    /// <exception cref="ProblemException">forbidden; invalid.</exception>
    public Task<Listing<ModeratedConversation>> ListAsync(
        ListingRequest request,
        CancellationToken cancellationToken = default
    ) => client.GetAsync(Root + request, VvsImJson.Default.ListingModeratedConversation, cancellationToken);

    /// <summary>One of them.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<ModeratedConversation> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.GetAsync($"{Root}/{id}", VvsImJson.Default.ModeratedConversation, cancellationToken);

    /// <summary>Its members by name; sorted by <c>role</c>, <c>name</c> or <c>joinedAt</c>.</summary>
    /// <exception cref="ProblemException">not_found; invalid.</exception>
    public Task<Listing<ModeratedMember>> MembersAsync(
        Guid id,
        ListingRequest request,
        CancellationToken cancellationToken = default
    ) => client.GetAsync($"{Root}/{id}/members{request}", VvsImJson.Default.ListingModeratedMember, cancellationToken);

    /// <summary>Opens what was said in it to oneself, for an hour; the reason stands in the log.</summary>
    /// <exception cref="ProblemException">not_found; invalid: no reason.</exception>
    public Task<ModeratedConversation> OpenAsync(
        Guid id,
        string reason,
        CancellationToken cancellationToken = default
    ) => WithReasonAsync(HttpMethod.Post, $"{id}/open", reason, cancellationToken);

    /// <summary>Closes it to everybody's writing, or opens it again.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<ModeratedConversation> FreezeAsync(
        Guid id,
        bool frozen,
        string? reason = null,
        CancellationToken cancellationToken = default
    ) => WithReasonAsync(HttpMethod.Post, $"{id}/{(frozen ? "freeze" : "unfreeze")}", reason, cancellationToken);

    /// <summary>Puts it away for everybody, or brings it back.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<ModeratedConversation> ArchiveAsync(
        Guid id,
        bool archived,
        string? reason = null,
        CancellationToken cancellationToken = default
    ) => WithReasonAsync(HttpMethod.Post, $"{id}/{(archived ? "archive" : "unarchive")}", reason, cancellationToken);

    /// <summary>Removes somebody from a group or channel, whatever their role in it.</summary>
    /// <exception cref="ProblemException">not_found; forbidden: from a direct conversation nobody is removed.</exception>
    public Task<ModeratedConversation> RemoveMemberAsync(
        Guid id,
        Guid userId,
        string? reason = null,
        CancellationToken cancellationToken = default
    ) => WithReasonAsync(HttpMethod.Post, $"{id}/members/{userId}/remove", reason, cancellationToken);

    private Task<ModeratedConversation> WithReasonAsync(
        HttpMethod method,
        string path,
        string? reason,
        CancellationToken cancellationToken
    ) =>
        client.SendAsync(
            method,
            $"{Root}/{path}",
            new ReasonRequest(reason),
            VvsImJson.Default.ReasonRequest,
            VvsImJson.Default.ModeratedConversation,
            cancellationToken
        );
}
