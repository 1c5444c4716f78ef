using System.Text.Json;
using VvsIm.Contracts.Moderation;

namespace VvsIm.Contracts.Notifications.Broadcasts;

/// <summary>Words to many at once; for the console.</summary>
public readonly struct BroadcastsClient(VvsImClient client)
{
    private const string Root = "api/admin/broadcasts";

    /// <summary>All of them, the last one first; moderators see those to their workspaces. Filters: <c>state</c>, <c>workspaceId</c>.</summary>
    /// <exception cref="ProblemException">forbidden; invalid.</exception>
    public Task<Listing<Broadcast>> ListAsync(ListingRequest request, CancellationToken cancellationToken = default) =>
        client.GetAsync(Root + request, VvsImJson.Default.ListingBroadcast, cancellationToken);

    /// <summary>How many people it would reach.</summary>
    /// <exception cref="ProblemException">not_found; forbidden: of the installation as a whole.</exception>
    public Task<AudienceSize> AudienceAsync(Audience audience, CancellationToken cancellationToken = default) =>
        client.GetAsync(
            $"{Root}/audience"
                + new Query()
                    .Add("workspaceId", audience.WorkspaceId?.ToString())
                    .Add(
                        "role",
                        audience.Role is { } role ? JsonNamingPolicy.CamelCase.ConvertName(role.ToString()) : null
                    ),
            VvsImJson.Default.AudienceSize,
            cancellationToken
        );

    /// <summary>Sends it now, or at its time. Sent again under the same id, it is there already.</summary>
    /// <exception cref="ProblemException">invalid; limit_exceeded; not_found; forbidden.</exception>
    public Task<Broadcast> SendAsync(BroadcastRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            Root,
            request,
            VvsImJson.Default.BroadcastRequest,
            VvsImJson.Default.Broadcast,
            cancellationToken
        );

    /// <summary>Takes it back from everybody, or before it was sent. Twice is no error.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<Broadcast> WithdrawAsync(
        Guid id,
        string? reason = null,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            $"{Root}/{id}/withdraw",
            new ReasonRequest(reason),
            VvsImJson.Default.ReasonRequest,
            VvsImJson.Default.Broadcast,
            cancellationToken
        );
}
