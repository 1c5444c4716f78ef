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

    /// <summary>Where a browser gets the rows that match as a file, <c>csv</c> or <c>jsonl</c>; relative to the server's root.</summary>
    public static string ExportPath(ListingRequest request, string format) =>
        "api/admin/events/export"
        + (
            request with
            {
                Offset = 0,
                Sort = null,
                Descending = null,
                Filters = request.Filters.Append(new("format", format)).ToDictionary(),
            }
        );

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
