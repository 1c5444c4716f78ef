namespace VvsIm.Contracts.Messages;

/// <summary>The threads part of the API.</summary>
public readonly struct ThreadsClient(VvsImClient client)
{
    /// <summary>The newest replies of the thread that begins with this message.</summary>
    /// <exception cref="ProblemException">not_found; invalid (it is itself in a thread).</exception>
    public Task<MessagePage> NewestAsync(
        Guid rootId,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) => PageAsync(rootId, new Query(), limit, cancellationToken);

    /// <summary>The replies before this one.</summary>
    /// <exception cref="ProblemException">not_found; invalid.</exception>
    public Task<MessagePage> BeforeAsync(
        Guid rootId,
        long seq,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) => PageAsync(rootId, new Query().Add("before", seq), limit, cancellationToken);

    /// <summary>The replies after this one.</summary>
    /// <exception cref="ProblemException">not_found; invalid.</exception>
    public Task<MessagePage> AfterAsync(
        Guid rootId,
        long seq,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) => PageAsync(rootId, new Query().Add("after", seq), limit, cancellationToken);

    /// <summary>This reply amid its neighbours on both sides.</summary>
    /// <exception cref="ProblemException">not_found; invalid.</exception>
    public Task<MessagePage> AroundAsync(
        Guid rootId,
        long seq,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) => PageAsync(rootId, new Query().Add("around", seq), limit, cancellationToken);

    /// <summary>Follows a thread or not, and moves one's position in it forward.</summary>
    /// <exception cref="ProblemException">not_found; invalid.</exception>
    public Task<ThreadPosition> MoveAsync(
        Guid rootId,
        ThreadPositionRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Put,
            $"api/messages/{rootId}/thread",
            request,
            VvsImJson.Default.ThreadPositionRequest,
            VvsImJson.Default.ThreadPosition,
            cancellationToken
        );

    /// <summary>The threads that one follows in a conversation, the most recently active first.</summary>
    /// <param name="conversationId">Which conversation.</param>
    /// <param name="seqs">Only the threads that begin with these messages, at most <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<FollowedThreadPage> FollowedAsync(
        Guid conversationId,
        IEnumerable<long>? seqs = null,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            $"api/conversations/{conversationId}/threads"
                + new Query().Add("seqs", seqs is null ? null : string.Join(',', seqs)).Add("cursor", cursor),
            VvsImJson.Default.FollowedThreadPage,
            cancellationToken
        );

    private Task<MessagePage> PageAsync(Guid rootId, Query query, int? limit, CancellationToken cancellationToken) =>
        client.GetAsync(
            $"api/messages/{rootId}/thread" + query.Add("limit", limit),
            VvsImJson.Default.MessagePage,
            cancellationToken
        );
}
