using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Reports.Filing;

/// <summary>What a report must be, as far as it can be said before looking at what it is about.</summary>
internal static class ReportRules
{
    /// <summary>A refusal; null when it will do.</summary>
    public static ProblemHttpResult? Check(ReportRequest request)
    {
        if (request.Reason is not { } reason)
            return Refusal.Invalid("reason", "Say what is wrong.");
        if (GivenWords.Check("comment", request.Comment, Limits.ReportCommentLength) is { } refused)
            return refused;
        if (reason == ReportReason.Other && string.IsNullOrWhiteSpace(request.Comment))
            return Refusal.Invalid("comment", "Say in your own words what is wrong.");
        var context = request.Context ?? new();
        if (context.Before < 0 || context.After < 0)
            return Refusal.Invalid("context", "At least 0.");
        if ((long)context.Before + context.After + (context.MessageIds?.Length ?? 0) > Limits.ReportContext)
            return Refusal.LimitExceeded("context", nameof(Limits.ReportContext), Limits.ReportContext);
        return null;
    }
}
