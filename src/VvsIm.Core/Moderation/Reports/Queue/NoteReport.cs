using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary><c>POST /api/admin/reports/{id}/notes</c>: a word of staff to staff, whatever the state. The log says that, not what.</summary>
internal static class NoteReport
{
    private const string Write = $"""
        INSERT INTO report_notes (id, report_id, author_id, text)
        SELECT $4, r.id, $1, $5 FROM reports r WHERE r.id = $3 AND {ReportRows.Visible}
        """;

    public static async Task<Results<Ok<ReportDetails>, ProblemHttpResult>> HandleAsync(
        Guid id,
        NoteRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        OutboxSignal signal,
        ReportReading reading,
        CancellationToken cancellationToken
    )
    {
        if (await reading.FindAsync(id, staff, cancellationToken) is not { Report: var report, AboutMe: var aboutMe })
            return Refusal.NotFound("report");
        if (GivenWords.Check("text", request.Text, Limits.ReportNoteLength, needed: true) is { } refused)
            return refused;
        if (aboutMe)
            return Refusal.Forbidden("This is about you. Somebody else decides it.");
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            await connection
                .Command(Write, staff.Id, staff.Scope, id, Guid.CreateVersion7(), request.Text!.Trim())
                .RunAsync(cancellationToken);
            await ReportNews.WriteAsync(connection, report.WorkspaceId, new(ReportId: id), cancellationToken);
            await ModerationLog.WriteAsync(
                connection,
                ReportEntries.Of(report, staff, ModerationAction.ReportNoted),
                cancellationToken
            );
            await transaction.CommitAsync(cancellationToken);
        }
        ReportNews.Raise(signal, report.WorkspaceId);
        return await GetReport.HandleAsync(id, staff, reading, cancellationToken);
    }
}
