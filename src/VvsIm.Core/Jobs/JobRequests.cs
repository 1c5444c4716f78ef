using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Jobs;

/// <summary><c>POST /api/admin/jobs/{name}/run</c>: whichever worker is free runs it; asking twice before it began is asking once.</summary>
internal sealed class JobRequests(NpgsqlDataSource database)
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string name,
        StaffMember staff,
        JobRequests requests,
        CancellationToken cancellationToken
    ) =>
        PlainText.IsStorable(name) && await requests.AskAsync(name, staff.Id, cancellationToken)
            ? TypedResults.NoContent()
            : Refusal.NotFound("job");

    /// <summary>Asks for a run; false if there is no such job.</summary>
    public async Task<bool> AskAsync(string name, Guid askedBy, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (exists, asked) = await connection
            .Command(
                """
                WITH asked AS (
                  INSERT INTO job_requests (job, asked_by) SELECT name, $2 FROM jobs WHERE name = $1
                  ON CONFLICT DO NOTHING RETURNING job
                )
                SELECT EXISTS (SELECT FROM jobs WHERE name = $1), EXISTS (SELECT FROM asked)
                """,
                name,
                askedBy
            )
            .FirstAsync(row => (row.GetBoolean(0), row.GetBoolean(1)), cancellationToken);
        if (asked)
            await ModerationLog.WriteAsync(
                connection,
                new ModerationEntry(askedBy, ModerationAction.JobStarted)
                {
                    TargetKind = TargetKind.Installation,
                    Details = new Dictionary<string, string> { ["job"] = name },
                },
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        return exists;
    }

    /// <summary>What waits to be run.</summary>
    public Task<List<(string Job, Guid AskedBy)>> WaitingAsync(CancellationToken cancellationToken) =>
        database
            .Command("SELECT job, asked_by FROM job_requests ORDER BY asked_at")
            .ListAsync(row => (row.GetString(0), row.GetGuid(1)), cancellationToken);

    /// <summary>Takes a request; false if another worker has.</summary>
    public async Task<bool> TakeAsync(string job, CancellationToken cancellationToken) =>
        await database.Command("DELETE FROM job_requests WHERE job = $1", job).RunAsync(cancellationToken) > 0;
}
