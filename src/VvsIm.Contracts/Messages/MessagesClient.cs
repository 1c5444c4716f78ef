namespace VvsIm.Contracts.Messages;

/// <summary>The messages part of the API.</summary>
public readonly struct MessagesClient(VvsImClient client)
{
    /// <summary>The newest messages.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<MessagePage> NewestAsync(
        Guid conversationId,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) => PageAsync(conversationId, null, limit, cancellationToken);

    /// <summary>The messages before this one.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<MessagePage> BeforeAsync(
        Guid conversationId,
        long seq,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) => PageAsync(conversationId, new Query().Add("before", seq), limit, cancellationToken);

    /// <summary>The messages after this one.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<MessagePage> AfterAsync(
        Guid conversationId,
        long seq,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) => PageAsync(conversationId, new Query().Add("after", seq), limit, cancellationToken);

    /// <summary>This message amid its neighbours on both sides.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<MessagePage> AroundAsync(
        Guid conversationId,
        long seq,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) => PageAsync(conversationId, new Query().Add("around", seq), limit, cancellationToken);

    /// <summary>What happened after this change.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<ChangePage> ChangesAsync(
        Guid conversationId,
        long after,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            $"api/conversations/{conversationId}/changes?after={after}",
            VvsImJson.Default.ChangePage,
            cancellationToken
        );

    /// <summary>Says something. Sending the same <c>clientId</c> again returns what was stored, never a second message.</summary>
    /// <exception cref="ProblemException">invalid, limit_exceeded, not_found.</exception>
    public Task<Message> SendAsync(
        Guid conversationId,
        Guid clientId,
        string text,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/conversations/{conversationId}/messages",
            new SendMessageRequest(clientId, text),
            VvsImJson.Default.SendMessageRequest,
            VvsImJson.Default.Message,
            cancellationToken
        );

    /// <summary>Changes the text of one's own message.</summary>
    /// <exception cref="ProblemException">invalid, limit_exceeded, not_found, forbidden, edit_window_over, conflict (deleted).</exception>
    public Task<Message> EditAsync(Guid id, string text, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Patch,
            $"api/messages/{id}",
            new EditMessageRequest(text),
            VvsImJson.Default.EditMessageRequest,
            VvsImJson.Default.Message,
            cancellationToken
        );

    /// <summary>Deletes one's own message, or as the owner of a group anybody's; answers the tombstone. Deleting twice is no error.</summary>
    /// <exception cref="ProblemException">not_found, forbidden.</exception>
    public Task<Message> DeleteAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.DeleteAsync($"api/messages/{id}", VvsImJson.Default.Message, cancellationToken);

    private Task<MessagePage> PageAsync(
        Guid conversationId,
        Query? query,
        int? limit,
        CancellationToken cancellationToken
    ) =>
        client.GetAsync(
            $"api/conversations/{conversationId}/messages" + (query ?? new Query()).Add("limit", limit),
            VvsImJson.Default.MessagePage,
            cancellationToken
        );
}
