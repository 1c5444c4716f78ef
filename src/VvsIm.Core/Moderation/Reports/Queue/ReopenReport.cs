using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary>
/// <c>POST /api/admin/reports/{id}/reopen</c>: a decided report is looked at again, by whoever opens it. What was done stays done, until it is
/// taken back by itself.
/// </summary>
internal static class ReopenReport
{
    // Somebody may have reported the same anew since: then that one is the matter.
    private const string Reopen = """
        UPDATE reports
        SET state = 'inReview', assignee_id = $2, decided_at = NULL, action = NULL, version = version + 1
        WHERE id = $1 AND NOT EXISTS (
          SELECT FROM reports n
          WHERE n.target_id = reports.target_id AND n.about = reports.about AND n.workspace_id = reports.workspace_id
            AND n.decided_at IS NULL
        )
        """;

    public static async Task<Results<Ok<ReportDetails>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ReopenReportRequest request,
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
            if (GivenWords.Check("reason", request.Reason, Limits.ReasonLength, needed: true) is { } wrong)
                return wrong;
            if (report.DecidedAt is null)
                return LockedReport.Changed("This report is not decided.");
            try
            {
                if (await connection.Command(Reopen, id, staff.Id).RunAsync(cancellationToken) == 0)
                    return Anew();
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                return Anew();
            }
            await ReportNews.WriteAsync(connection, report.WorkspaceId, new(ReportId: id), cancellationToken);
            await ModerationLog.WriteAsync(
                connection,
                ReportEntries.Of(report, staff, ModerationAction.ReportReopened) with
                {
                    Reason = request.Reason,
                },
                cancellationToken
            );
            await transaction.CommitAsync(cancellationToken);
            ReportNews.Raise(signal, report.WorkspaceId);
        }
        return await GetReport.HandleAsync(id, staff, reading, cancellationToken);
    }

    private static ProblemHttpResult Anew() =>
        LockedReport.Changed("The same has been reported again since. Decide the newer report.");
}
