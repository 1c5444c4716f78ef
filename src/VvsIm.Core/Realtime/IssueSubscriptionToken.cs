using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Core.Realtime;

/// <summary><c>POST /api/realtime/subscribe</c>: a token for one channel, for who may read it.</summary>
internal static class IssueSubscriptionToken
{
    public static async Task<Results<Ok<SubscriptionToken>, ProblemHttpResult>> Handle(
        SubscribeRequest request,
        ClaimsPrincipal user,
        ChannelAccess access,
        RealtimeTokens tokens,
        CancellationToken cancellationToken
    )
    {
        if (!Channels.TryParse(request.Channel, out var kind, out var id))
            return TypedResults.Problem(
                title: "There is no channel of this name.",
                statusCode: StatusCodes.Status400BadRequest,
                extensions: new Dictionary<string, object?>
                {
                    ["code"] = ProblemCodes.Invalid,
                    ["errors"] = new Dictionary<string, string[]>
                    {
                        ["channel"] = ["There is no channel of this name."],
                    },
                }
            );

        var userId = Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
        if (!await access.MaySubscribeAsync(userId, kind, id, cancellationToken))
            return TypedResults.Problem(
                title: "This channel is not yours.",
                statusCode: StatusCodes.Status403Forbidden,
                extensions: new Dictionary<string, object?> { ["code"] = ProblemCodes.Forbidden }
            );

        return TypedResults.Ok(new SubscriptionToken(tokens.Subscription(userId, request.Channel!)));
    }
}
