using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Later;

/// <summary>What a time to come must be like.</summary>
internal static class LaterTimes
{
    // A device's clock may be behind a little, and a request takes its time.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>A refusal that names the field; null when the time will do, and then <paramref name="at"/> is as it is stored.</summary>
    public static ProblemHttpResult? Check(
        string field,
        DateTimeOffset? wanted,
        TimeProvider time,
        out DateTimeOffset at
    )
    {
        at = default;
        if (wanted is null)
            return Refusal.Invalid(field, "Say when.");
        var now = time.GetUtcNow();
        if (wanted < now - Grace)
            return Refusal.Invalid(field, "This time has passed.");
        if (wanted > now.AddDays(Limits.DaysAhead))
            return Refusal.LimitExceeded(field, nameof(Limits.DaysAhead), Limits.DaysAhead);
        // PostgreSQL counts microseconds: what is answered must be what is stored.
        var ticks = wanted.Value.UtcTicks;
        at = new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return null;
    }
}
