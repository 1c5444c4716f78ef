using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary>
/// <c>PATCH /api/admin/reports/{id}</c>: takes it, gives it to a colleague, or back to the queue. Who has it is in review; whoever wanted it
/// at the same moment is told that it is taken.
/// </summary>
internal static class AssignReport
{
    public static async Task<Results<Ok<ReportDetails>, ProblemHttpResult>> HandleAsync(
        Guid id,
        AssignReportRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        OutboxSignal signal,
        ReportReading reading,
        CancellationToken cancellationToken
    )
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            var (report, refused) = await LockedReport.FindAsync(
                connection,
                id,
                staff,
                request.Version,
                cancellationToken
            );
            if (report is null)
                return refused!;
            if (report.DecidedAt is not null)
                return LockedReport.Changed("This report is decided. Open it again first.");
            if (report.AssigneeId != request.AssigneeId)
            {
                if (
                    request.AssigneeId is { } to
                    && !(await ReportReading.StaffOfAsync(connection, report, cancellationToken)).Contains(to)
                )
                    return Refusal.Invalid("assigneeId", "They could not decide this report.");
                await connection
                    .Command(
                        """
                        UPDATE reports
                        SET assignee_id = $2::uuid, state = CASE WHEN $2 IS NULL THEN 'open' ELSE 'inReview' END, version = version + 1
                        WHERE id = $1
                        """,
                        id,
                        request.AssigneeId
                    )
                    .RunAsync(cancellationToken);
                await ReportNews.WriteAsync(connection, report.WorkspaceId, new(ReportId: id), cancellationToken);
                await ModerationLog.WriteAsync(
                    connection,
                    ReportEntries.Of(report, staff, ModerationAction.ReportAssigned) with
                    {
                        Details = request.AssigneeId is { } who
                            ? new Dictionary<string, string> { ["assignee"] = who.ToString() }
                            : [],
                    },
                    cancellationToken
                );
                await transaction.CommitAsync(cancellationToken);
                ReportNews.Raise(signal, report.WorkspaceId);
            }
        }
        return await GetReport.HandleAsync(id, staff, reading, cancellationToken);
    }
}
