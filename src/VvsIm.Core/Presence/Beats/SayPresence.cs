using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Contracts.Presence;
using VvsIm.Core.Accounts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Presence.Beats;

/// <summary><c>PUT /api/presence</c>: a sign of life. Touches nothing but memory.</summary>
internal static class SayPresence
{
    public static Results<NoContent, ProblemHttpResult> Handle(
        BeatRequest request,
        CurrentUser user,
        GatheredBeats beats,
        BeatAllowance allowance,
        TimeProvider time
    )
    {
        if (request.DeviceId is not { } device || device == Guid.Empty)
            return Refusal.Invalid("deviceId", "Give the id that this device made for itself.");
        if (request.State is not { } state || !Enum.IsDefined(state))
            return Refusal.Invalid("state", "Say online, away or offline.");
        if (!allowance.TryTake(user.Id))
            return Refusal.Of(
                StatusCodes.Status429TooManyRequests,
                ProblemCodes.TooManyRequests,
                "So many signs of life are not needed."
            );
        return beats.TryAdd(new Beat(user.Id, device, state, request.ConversationId, time.GetUtcNow()))
            ? TypedResults.NoContent()
            : Refusal.Unavailable("Too many signs of life wait to be written.");
    }
}

/// <summary>As many signs of life as ten tabs of one person can mean.</summary>
internal sealed class BeatAllowance(TimeProvider time)
{
    private const int PerMinute = 120;

    private readonly Allowance<Guid> allowance = new(PerMinute, TimeSpan.FromMinutes(1), time);

    public bool TryTake(Guid userId) => allowance.TryTake(userId);
}
