using VvsIm.Contracts.Moderation.Held;

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

    /// <summary>The messages on both sides of the first one said at this time or later.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<MessagePage> AtAsync(
        Guid conversationId,
        DateTimeOffset at,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) => PageAsync(conversationId, new Query().Add("at", at.UtcDateTime.ToString("O")), limit, cancellationToken);

    /// <summary>One message, wherever in the conversation it stands.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<Message> GetAsync(Guid conversationId, long seq, CancellationToken cancellationToken = default) =>
        client.GetAsync(
            $"api/conversations/{conversationId}/messages/{seq}",
            VvsImJson.Default.Message,
            cancellationToken
        );

    /// <summary>Says something. Sending the same <c>clientId</c> again returns what was stored, never a second message.</summary>
    /// <exception cref="ProblemException">invalid, limit_exceeded, not_found.</exception>
    public Task<Message> SendAsync(
        Guid conversationId,
        Guid clientId,
        string text,
        CancellationToken cancellationToken = default
    ) => SendAsync(conversationId, new SendMessageRequest(clientId, text), cancellationToken);

    /// <summary>Says something: as an answer, in a thread, or forwarded.</summary>
    /// <exception cref="ProblemException">invalid, limit_exceeded, not_found, conflict (what is forwarded has been deleted), message_blocked.</exception>
    /// <exception cref="MessageHeldException">A rule holds it until a moderator has looked at it.</exception>
    public Task<Message> SendAsync(
        Guid conversationId,
        SendMessageRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            $"api/conversations/{conversationId}/messages",
            request,
            VvsImJson.Default.SendMessageRequest,
            VvsImJson.Default.Message,
            VvsImJson.Default.HeldMessage,
            held => new MessageHeldException(held),
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

    /// <summary>
    /// Deletes one's own message, or as the owner of the group or a moderator of the workspace anybody's; answers the tombstone.
    /// Deleting twice is no error.
    /// </summary>
    /// <exception cref="ProblemException">not_found, forbidden.</exception>
    public Task<Message> DeleteAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.DeleteAsync($"api/messages/{id}", VvsImJson.Default.Message, cancellationToken);

    /// <summary>Reacts with an emoji. Twice is no error.</summary>
    /// <exception cref="ProblemException">invalid (no emoji), limit_exceeded, not_found, conflict (deleted).</exception>
    public Task<Message> ReactAsync(Guid id, string emoji, CancellationToken cancellationToken = default) =>
        client.PutAsync(
            $"api/messages/{id}/reactions/{Uri.EscapeDataString(emoji)}",
            VvsImJson.Default.Message,
            cancellationToken
        );

    /// <summary>Takes a reaction back. Twice is no error.</summary>
    /// <exception cref="ProblemException">invalid (no emoji), not_found.</exception>
    public Task<Message> UnreactAsync(Guid id, string emoji, CancellationToken cancellationToken = default) =>
        client.DeleteAsync(
            $"api/messages/{id}/reactions/{Uri.EscapeDataString(emoji)}",
            VvsImJson.Default.Message,
            cancellationToken
        );

    /// <summary>Who reacted, the first one first; with one emoji or with any.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<Page<Reactor>> ReactorsAsync(
        Guid id,
        string? emoji = null,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            $"api/messages/{id}/reactions" + new Query().Add("emoji", emoji).Add("cursor", cursor),
            VvsImJson.Default.PageReactor,
            cancellationToken
        );

    /// <summary>Pins a message in its conversation. Twice is no error.</summary>
    /// <exception cref="ProblemException">not_found, conflict (deleted), limit_exceeded.</exception>
    public Task<Message> PinAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.PutAsync($"api/messages/{id}/pin", VvsImJson.Default.Message, cancellationToken);

    /// <summary>Takes a message from the pinned ones. Twice is no error.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<Message> UnpinAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.DeleteAsync($"api/messages/{id}/pin", VvsImJson.Default.Message, cancellationToken);

    /// <summary>What is pinned in a conversation.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<PinnedMessages> PinnedAsync(Guid conversationId, CancellationToken cancellationToken = default) =>
        client.GetAsync(
            $"api/conversations/{conversationId}/pins",
            VvsImJson.Default.PinnedMessages,
            cancellationToken
        );

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
