using VvsIm.Contracts.Moderation;

namespace VvsIm.Contracts.Messages.Moderating;

/// <summary>Messages as staff sees them; for the console.</summary>
public readonly struct ModeratedMessagesClient(VvsImClient client)
{
    /// <summary>
    /// The newest messages of a conversation, or those before or after a seq, or around a message. Of anything but a channel only after
    /// <see cref="Conversations.Moderating.ModeratedConversationsClient.OpenAsync"/>.
    /// </summary>
    /// <exception cref="ProblemException">not_found; reason_required; invalid.</exception>
    public Task<ModeratedMessagePage> ListAsync(
        Guid conversationId,
        long? before = null,
        long? after = null,
        Guid? around = null,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            $"api/admin/conversations/{conversationId}/messages"
                + new Query()
                    .Add("before", before)
                    .Add("after", after)
                    .Add("around", around?.ToString())
                    .Add("limit", limit),
            VvsImJson.Default.ModeratedMessagePage,
            cancellationToken
        );

    /// <summary>Deletes a message, whoever wrote it; the author is told. What was deleted already stays as it is.</summary>
    /// <exception cref="ProblemException">not_found; forbidden: a system message.</exception>
    public Task<ModeratedMessage> DeleteAsync(
        Guid id,
        string? reason = null,
        CancellationToken cancellationToken = default
    ) => PostAsync($"{id}/delete", reason, cancellationToken);

    /// <summary>Brings back a message that staff deleted; the author is told. What its author took back stays so.</summary>
    /// <exception cref="ProblemException">not_found; forbidden.</exception>
    public Task<ModeratedMessage> RestoreAsync(
        Guid id,
        string? reason = null,
        CancellationToken cancellationToken = default
    ) => PostAsync($"{id}/restore", reason, cancellationToken);

    private Task<ModeratedMessage> PostAsync(string path, string? reason, CancellationToken cancellationToken) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/admin/messages/{path}",
            new ReasonRequest(reason),
            VvsImJson.Default.ReasonRequest,
            VvsImJson.Default.ModeratedMessage,
            cancellationToken
        );
}
