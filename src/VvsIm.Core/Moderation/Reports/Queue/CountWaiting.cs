using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Appeals;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary><c>GET /api/admin/reports/waiting</c>: how many reports and appeals nobody has decided yet.</summary>
internal static class CountWaiting
{
    private const string Count = $"""
        SELECT
          (SELECT count(*)::int FROM (SELECT FROM reports r WHERE r.decided_at IS NULL AND {ReportRows.Visible} LIMIT $3) r),
          (SELECT count(*)::int FROM (SELECT FROM appeals a WHERE a.state = 'open' AND {AppealRows.Visible} LIMIT $3) a)
        """;

    public static async Task<Ok<WaitingReports>> HandleAsync(
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            await database
                .Command(Count, staff.Id, staff.Scope, Limits.CountedRows)
                .FirstAsync(row => new WaitingReports(row.GetInt32(0), row.GetInt32(1)), cancellationToken)
        );
}
