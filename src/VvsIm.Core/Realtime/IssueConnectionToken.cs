using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;

namespace VvsIm.Core.Realtime;

/// <summary><c>GET /api/realtime/token</c>: where to connect, and the token to connect with.</summary>
internal static class IssueConnectionToken
{
    public static async Task<Ok<RealtimeToken>> HandleAsync(
        CurrentUser user,
        HttpRequest request,
        RealtimeTokens tokens,
        IChannelMembership membership,
        IOptions<RealtimeOptions> options,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            new RealtimeToken(
                options.Value.PublicUrl?.ToString() ?? SameHost(request),
                tokens.Connection(user.Id, await membership.WorkspacesAsync(user.Id, cancellationToken))
            )
        );

    private static string SameHost(HttpRequest request) =>
        $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}{request.PathBase}{RealtimeFeature.ConnectionPath}";
}
