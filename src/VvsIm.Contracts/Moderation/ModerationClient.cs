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

    /// <summary>Ends a ban; no error if there is none. What it has hidden stays so unless it is brought back.</summary>
    /// <exception cref="ProblemException">not_found; forbidden.</exception>
    public Task UnbanAsync(
        Guid userId,
        bool showMessages = false,
        string? reason = null,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            new HttpRequestMessage(
                HttpMethod.Delete,
                $"api/admin/users/{userId}/ban"
                    + new Query().Add("showMessages", showMessages ? "true" : null).Add("reason", reason)
            ),
            cancellationToken
        );

    /// <summary>Brings back what a ban has hidden, step by step; no error if there is nothing.</summary>
    /// <exception cref="ProblemException">not_found; forbidden.</exception>
    public Task ShowMessagesAsync(Guid userId, string? reason = null, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            new HttpRequestMessage(
                HttpMethod.Delete,
                $"api/admin/users/{userId}/hidden-messages" + new Query().Add("reason", reason)
            ),
            cancellationToken
        );

    /// <summary>Removes somebody from a workspace and all its conversations, and keeps them out; or changes the ban there is.</summary>
    /// <exception cref="ProblemException">not_found; forbidden (oneself, or somebody not below oneself there); invalid; limit_exceeded.</exception>
    public Task<WorkspaceBan> BanFromAsync(
        Guid userId,
        Guid workspaceId,
        WorkspaceBanRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Put,
            $"api/admin/users/{userId}/workspaces/{workspaceId}/ban",
            request,
            VvsImJson.Default.WorkspaceBanRequest,
            VvsImJson.Default.WorkspaceBan,
            cancellationToken
        );

    /// <summary>They may come back by an invite; no error if there is no ban.</summary>
    /// <exception cref="ProblemException">not_found; forbidden.</exception>
    public Task UnbanFromAsync(
        Guid userId,
        Guid workspaceId,
        string? reason = null,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            new HttpRequestMessage(
                HttpMethod.Delete,
                $"api/admin/users/{userId}/workspaces/{workspaceId}/ban" + new Query().Add("reason", reason)
            ),
            cancellationToken
        );
}
