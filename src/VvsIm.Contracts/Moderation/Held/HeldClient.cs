namespace VvsIm.Contracts.Moderation.Held;

/// <summary>Messages that a rule holds back.</summary>
public readonly struct HeldClient(VvsImClient client)
{
    /// <summary>One's own, the oldest first, those that were turned down among them.</summary>
    public Task<Page<HeldMessage>> MineAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/held", VvsImJson.Default.PageHeldMessage, cancellationToken);

    /// <summary>Takes back one of one's own that waits, or puts one away that was turned down.</summary>
    /// <exception cref="ProblemException">not_found (also: let through meanwhile).</exception>
    public Task WithdrawAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"api/held/{id}"), cancellationToken);

    /// <summary>Those that wait, by <c>workspaceId</c>, <c>userId</c>, <c>conversationId</c> and <c>ruleId</c>; for moderators.</summary>
    /// <exception cref="ProblemException">forbidden; invalid.</exception>
    public Task<Listing<HeldForReview>> QueueAsync(
        ListingRequest request,
        CancellationToken cancellationToken = default
    ) => client.GetAsync("api/admin/held" + request, VvsImJson.Default.ListingHeldForReview, cancellationToken);

    /// <summary>Lets one through; answers the message.</summary>
    /// <exception cref="ProblemException">forbidden; not_found (also: decided or taken back); conflict (its author may not say it there any more).</exception>
    public Task<Messages.Message> ApproveAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.PostAsync($"api/admin/held/{id}/approve", VvsImJson.Default.Message, cancellationToken);

    /// <summary>Turns one down.</summary>
    /// <exception cref="ProblemException">forbidden; not_found (also: decided or taken back); limit_exceeded.</exception>
    public Task RejectAsync(Guid id, string? reason = null, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"api/admin/held/{id}/reject")
            {
                Content = System.Net.Http.Json.JsonContent.Create(
                    new RejectHeldRequest(reason),
                    VvsImJson.Default.RejectHeldRequest
                ),
            },
            cancellationToken
        );
}
