using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary><c>GET /api/admin/reports/{id}</c>: one, whole. What was handed over is shown; opening it is no look into a conversation.</summary>
internal static class GetReport
{
    public static async Task<Results<Ok<ReportDetails>, ProblemHttpResult>> HandleAsync(
        Guid id,
        StaffMember staff,
        ReportReading reading,
        CancellationToken cancellationToken
    ) =>
        await reading.FindAsync(id, staff, cancellationToken) is { } report
            ? TypedResults.Ok(report)
            : Refusal.NotFound("report");
}
