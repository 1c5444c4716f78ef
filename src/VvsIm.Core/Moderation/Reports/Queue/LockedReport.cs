using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary>A report whose row is locked until the transaction ends, so that of two moderators only one decides.</summary>
internal static class LockedReport
{
    private const string Lock = $"SELECT r.id FROM reports r WHERE r.id = $3 AND {ReportRows.Visible} FOR UPDATE";

    private const string Read = $"SELECT {ReportRows.Columns} FROM reports r WHERE r.id = $3 AND {ReportRows.Visible}";

    /// <summary>The report if it is still as whoever changes it has seen it; otherwise why not.</summary>
    public static async Task<(ReportItem? Report, ProblemHttpResult? Refused)> FindAsync(
        NpgsqlConnection connection,
        Guid id,
        StaffMember staff,
        int? version,
        CancellationToken cancellationToken
    )
    {
        await connection.Command(Lock, staff.Id, staff.Scope, id).RunAsync(cancellationToken);
        // A statement of its own: it sees what the holder of the lock before us did.
        var report = await connection
            .Command(Read, staff.Id, staff.Scope, id)
            .FirstAsync(ReportRows.Read, cancellationToken);
        if (report is null)
            return (null, Refusal.NotFound("report"));
        if (report.UserId == staff.Id)
            return (null, Refusal.Forbidden("This is about you. Somebody else decides it."));
        if (version is null)
            return (null, Refusal.Invalid("version", "Say which version you have looked at."));
        return version == report.Version ? (report, null) : (null, Changed());
    }

    /// <summary>409.</summary>
    public static ProblemHttpResult Changed(
        string why = "Somebody has changed this report meanwhile. Look at it again."
    ) => Refusal.Of(StatusCodes.Status409Conflict, ProblemCodes.Conflict, why);
}
