using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Realtime;

/// <summary><c>POST /api/realtime/subscribe</c>: a token for one channel, for who may read it.</summary>
internal static class IssueSubscriptionToken
{
    public static async Task<Results<Ok<SubscriptionToken>, ProblemHttpResult>> HandleAsync(
        SubscribeRequest request,
        CurrentUser user,
        ChannelAccess access,
        RealtimeTokens tokens,
        CancellationToken cancellationToken
    )
    {
        if (!Channels.TryParse(request.Channel, out var kind, out var id))
            return Refusal.Invalid("channel", "There is no channel of this name.");
        if (!await access.MaySubscribeAsync(user.Id, kind, id, cancellationToken))
            return Refusal.Forbidden("This channel is not yours.");

        return TypedResults.Ok(new SubscriptionToken(tokens.Subscription(user.Id, request.Channel)));
    }
}
