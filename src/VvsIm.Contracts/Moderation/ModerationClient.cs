namespace VvsIm.Contracts.Moderation;

/// <summary>The part of the API by which order is kept; for the console.</summary>
public readonly struct ModerationClient(VvsImClient client)
{
    /// <summary>Bans somebody, or changes the ban there is. Their devices are thrown out within a second, everywhere.</summary>
    /// <exception cref="ProblemException">not_found; forbidden (not an operator, or oneself); invalid; limit_exceeded.</exception>
    public Task<Ban> BanAsync(Guid userId, BanRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Put,
            $"api/admin/users/{userId}/ban",
            request,
            VvsImJson.Default.BanRequest,
            VvsImJson.Default.Ban,
            cancellationToken
        );

    /// <summary>Ends a ban; no error if there is none.</summary>
    /// <exception cref="ProblemException">not_found; forbidden.</exception>
    public Task UnbanAsync(Guid userId, CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"api/admin/users/{userId}/ban"), cancellationToken);
}
