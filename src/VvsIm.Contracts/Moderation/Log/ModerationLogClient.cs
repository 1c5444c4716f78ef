namespace VvsIm.Contracts.Moderation.Log;

/// <summary>The moderation log; for the console.</summary>
public readonly struct ModerationLogClient(VvsImClient client)
{
    /// <summary>
    /// Rows of the log, by <c>actorId</c>, <c>action</c>, <c>targetKind</c>, <c>targetId</c>, <c>userId</c>, <c>conversationId</c>,
    /// <c>workspaceId</c>, <c>from</c> and <c>until</c>. Moderators see those of their workspaces.
    /// </summary>
    /// <exception cref="ProblemException">forbidden; invalid.</exception>
    public Task<Listing<ModerationEvent>> ListAsync(
        ListingRequest request,
        CancellationToken cancellationToken = default
    ) => client.GetAsync("api/admin/events" + request, VvsImJson.Default.ListingModerationEvent, cancellationToken);

    /// <summary>Walks the chain, for operators.</summary>
    /// <exception cref="ProblemException">forbidden; invalid.</exception>
    public Task<LogVerification> VerifyAsync(VerifyLogRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/admin/events/verify",
            request,
            VvsImJson.Default.VerifyLogRequest,
            VvsImJson.Default.LogVerification,
            cancellationToken
        );
}
