using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Operations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Jobs;

/// <summary><c>GET /api/admin/jobs</c> and <c>/api/admin/jobs/{name}/runs</c>.</summary>
internal static class ListJobs
{
    private const string All = """
        SELECT j.name, j.schedule, j.next_at, j.started_at, j.ended_at, j.result, j.said, j.error,
          EXISTS (SELECT FROM job_requests r WHERE r.job = j.name),
          EXISTS (SELECT FROM nodes n WHERE n.roles LIKE '%worker%' AND n.beat_at > now() - interval '20 seconds')
        FROM jobs j
        ORDER BY j.name
        """;

    private const string Runs = """
        SELECT started_at, ended_at, result, said, error, node, asked_by FROM job_runs WHERE job = $1 ORDER BY id DESC LIMIT 50
        """;

    public static async Task<Ok<Listing<JobState>>> HandleAsync(
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var jobs = await database
            .Command(All)
            .ListAsync(
                row => new JobState
                {
                    Name = row.GetString(0),
                    Schedule = row.GetString(1),
                    NextAt = Time(row, 2),
                    StartedAt = Time(row, 3),
                    EndedAt = Time(row, 4),
                    Result = row.IsDBNull(5) ? null : Result(row.GetString(5)),
                    Said = row.IsDBNull(6) ? null : row.GetString(6),
                    Error = row.IsDBNull(7) ? null : row.GetString(7),
                    Requested = row.GetBoolean(8),
                    Alive = row.GetBoolean(9),
                },
                cancellationToken
            );
        return TypedResults.Ok(new Listing<JobState> { Items = [.. jobs], Total = jobs.Count });
    }

    public static async Task<Results<Ok<Listing<JobRun>>, ProblemHttpResult>> RunsAsync(
        string name,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken
    )
    {
        if (
            !PlainText.IsStorable(name)
            || !await database
                .Command("SELECT EXISTS (SELECT FROM jobs WHERE name = $1)", name)
                .FirstAsync(row => row.GetBoolean(0), cancellationToken)
        )
            return Refusal.NotFound("job");
        var runs = await database
            .Command(Runs, name)
            .ListAsync(
                row => new JobRun
                {
                    StartedAt = row.GetFieldValue<DateTimeOffset>(0),
                    EndedAt = row.GetFieldValue<DateTimeOffset>(1),
                    Result = Result(row.GetString(2)),
                    Said = row.IsDBNull(3) ? null : row.GetString(3),
                    Error = row.IsDBNull(4) ? null : row.GetString(4),
                    Node = row.GetString(5),
                    AskedById = row.IsDBNull(6) ? null : row.GetGuid(6),
                },
                cancellationToken
            );
        return TypedResults.Ok(
            new Listing<JobRun>
            {
                Items = [.. runs],
                Total = runs.Count,
                Users = await people.NameAsync(runs.Select(run => run.AskedById).OfType<Guid>(), cancellationToken),
            }
        );
    }

    private static JobResult Result(string word) => word == "failed" ? JobResult.Failed : JobResult.Done;

    private static DateTimeOffset? Time(NpgsqlDataReader row, int at) =>
        row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);
}
