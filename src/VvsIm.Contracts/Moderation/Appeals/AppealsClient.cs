namespace VvsIm.Contracts.Moderation.Appeals;

/// <summary>The part of the API by which people defend themselves, and are heard.</summary>
public readonly struct AppealsClient(VvsImClient client)
{
    /// <summary>Appeals against something that was done to one; the second time it answers the first.</summary>
    /// <exception cref="ProblemException">not_found (nothing that one could appeal against); invalid; limit_exceeded.</exception>
    public Task<Appeal> AppealAsync(Guid eventId, string text, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/appeals",
            new AppealRequest(eventId, text),
            VvsImJson.Default.AppealRequest,
            VvsImJson.Default.Appeal,
            cancellationToken
        );

    /// <summary>One's own, newest first.</summary>
    public Task<Page<Appeal>> MineAsync(string? cursor = null, CancellationToken cancellationToken = default) =>
        client.GetAsync(
            $"api/appeals{new Query().Add("cursor", cursor)}",
            VvsImJson.Default.PageAppeal,
            cancellationToken
        );

    /// <summary>Appeals against a ban without a sign-in, or asks what became of it.</summary>
    /// <exception cref="ProblemException">not_found (the token is good for no ban that still holds); invalid; limit_exceeded; too_many_requests.</exception>
    public Task<BanAppeal> AgainstBanAsync(BanAppealRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/auth/appeal",
            request,
            VvsImJson.Default.BanAppealRequest,
            VvsImJson.Default.BanAppeal,
            cancellationToken
        );

    /// <summary>
    /// Everybody's, as far as one may see them. Filters: <c>state</c>, <c>workspaceId</c>, <c>userId</c>; sorted by <c>at</c> or
    /// <c>decidedAt</c>.
    /// </summary>
    /// <exception cref="ProblemException">forbidden; invalid.</exception>
    public Task<Listing<AppealItem>> ListAsync(ListingRequest request, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/admin/appeals{request}", VvsImJson.Default.ListingAppealItem, cancellationToken);

    /// <summary>One with what it is against.</summary>
    /// <exception cref="ProblemException">not_found; forbidden.</exception>
    public Task<AppealDetails> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/admin/appeals/{id}", VvsImJson.Default.AppealDetails, cancellationToken);

    /// <summary>Decides it.</summary>
    /// <exception cref="ProblemException">not_found; forbidden (see <see cref="AppealObstacle"/>); invalid; limit_exceeded; conflict (decided meanwhile).</exception>
    public Task<AppealDetails> DecideAsync(
        Guid id,
        DecideAppealRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/admin/appeals/{id}/decide",
            request,
            VvsImJson.Default.DecideAppealRequest,
            VvsImJson.Default.AppealDetails,
            cancellationToken
        );
}
