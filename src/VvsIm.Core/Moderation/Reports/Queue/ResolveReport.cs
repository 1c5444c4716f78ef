using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Contracts.Notifications;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Notifications;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary>
/// <c>POST /api/admin/reports/{id}/resolve</c>: decides it, does what is to be done, and tells everybody concerned, all in one transaction. Of two
/// who decide at once, the second one is told that it is decided.
/// </summary>
internal static class ResolveReport
{
    private const string Decide = """
        UPDATE reports
        SET state = $2, action = $3, assignee_id = $4, event_id = coalesce($5::uuid, event_id), decided_at = clock_timestamp(),
          version = version + 1
        WHERE id = $1
        """;

    public static async Task<Results<Ok<ReportDetails>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ResolveReportRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        OutboxSignal signal,
        ReportActions actions,
        ReportReading reading,
        CancellationToken cancellationToken
    )
    {
        ReportItem report;
        Guid[] told;
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            var (locked, refused) = await LockedReport.FindAsync(
                connection,
                id,
                staff,
                request.Version,
                cancellationToken
            );
            if (locked is null)
                return refused!;
            report = locked;
            if (report.DecidedAt is not null)
                return LockedReport.Changed("This report is decided already.");
            if (Check(request) is { } wrong)
                return wrong;
            var done = await ReportActions.RunAsync(connection, report, request, staff, cancellationToken);
            if (done.Refused is { } impossible)
                return impossible;
            await connection
                .Command(
                    Decide,
                    id,
                    Names.Of(request.Upheld!.Value ? ReportState.Upheld : ReportState.Dismissed),
                    Names.Of(request.Action),
                    staff.Id,
                    done.EventId
                )
                .RunAsync(cancellationToken);
            await ReportNews.WriteAsync(connection, report.WorkspaceId, new(ReportId: id), cancellationToken);
            var decided = await ModerationLog.WriteAsync(
                connection,
                ReportEntries.Of(report, staff, ModerationAction.ReportResolved) with
                {
                    Reason = request.Reason,
                    Details = new Dictionary<string, string>
                    {
                        ["outcome"] = Names.Of(request.Upheld.Value ? ReportState.Upheld : ReportState.Dismissed),
                        ["action"] = Names.Of(request.Action),
                    },
                },
                cancellationToken
            );
            told = await TellReportersAsync(connection, report, decided, request, staff.Id, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        ReportNews.Raise(signal, report.WorkspaceId);
        foreach (var person in told)
            signal.Raise(OutboxPartition.Of(person));
        await actions.FinishAsync(report, request.Action, cancellationToken);
        return await GetReport.HandleAsync(id, staff, reading, cancellationToken);
    }

    private static ProblemHttpResult? Check(ResolveReportRequest request)
    {
        if (request.Upheld is not { } upheld)
            return Refusal.Invalid("upheld", "Say whether it is against the rules.");
        if (!Enum.IsDefined(request.Action))
            return Refusal.Invalid("action", "There is no such action.");
        if (!upheld && request.Action != ReportAction.None)
            return Refusal.Invalid("action", "Nothing is done about what is not against the rules.");
        return GivenWords.Check(
                "reason",
                request.Reason,
                Limits.ReasonLength,
                needed: request.Action != ReportAction.None
            )
            ?? GivenWords.Check("toReporters", request.ToReporters, Limits.ReasonLength)
            ?? GivenWords.Check("toPerson", request.ToPerson, Limits.ReasonLength);
    }

    private static async Task<Guid[]> TellReportersAsync(
        NpgsqlConnection connection,
        ReportItem report,
        Guid eventId,
        ResolveReportRequest request,
        Guid deciderId,
        CancellationToken cancellationToken
    )
    {
        var reporters = await connection
            .Command(
                "SELECT reporter_id FROM complaints WHERE report_id = $1 AND reporter_id <> $2",
                report.Id,
                deciderId
            )
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        foreach (var reporter in reporters)
            await NotificationWriter.ModeratedAsync(
                connection,
                reporter,
                eventId,
                request.Upheld == true ? Notice.ReportUpheld : Notice.ReportDismissed,
                GivenWords.Stored(request.ToReporters),
                report.Quote,
                cancellationToken
            );
        return [.. reporters];
    }
}
