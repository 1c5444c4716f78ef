using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation;

/// <summary>Why staff does something, in their own words.</summary>
internal static class Reasons
{
    /// <summary>A refusal of what cannot be a reason; otherwise the reason without what surrounds it, null for none.</summary>
    public static ProblemHttpResult? Check(string? given, out string? reason)
    {
        reason = string.IsNullOrWhiteSpace(given) ? null : given.Trim();
        if (reason?.Length > Limits.ReasonLength)
            return Refusal.LimitExceeded("reason", nameof(Limits.ReasonLength), Limits.ReasonLength);
        return PlainText.IsStorable(reason) ? null : Refusal.Invalid("reason", "This is not text.");
    }

    /// <summary>The same of a ban's, with its end: that one is shown to who is banned.</summary>
    public static ProblemHttpResult? CheckBan(
        string? given,
        DateTimeOffset? until,
        DateTimeOffset now,
        out string? reason
    )
    {
        if (Check(given, out reason) is { } refused)
            return refused;
        if (reason?.Length > Limits.BanReasonLength)
            return Refusal.LimitExceeded("reason", nameof(Limits.BanReasonLength), Limits.BanReasonLength);
        return until <= now ? Refusal.Invalid("until", "This time has passed.") : null;
    }
}
