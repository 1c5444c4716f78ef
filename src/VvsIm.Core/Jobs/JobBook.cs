using System.Collections.Concurrent;
using Npgsql;
using VvsIm.Contracts.Operations;
using VvsIm.Core.Database;

namespace VvsIm.Core.Jobs;

/// <summary>
/// Writes down what jobs there are and how they ran. What runs every few seconds and has nothing to say is written only now and then:
/// its row tells of the latest of those runs, ten seconds old at most.
/// </summary>
internal sealed class JobBook(NpgsqlDataSource database, TimeProvider time)
{
    private static readonly TimeSpan Sparing = TimeSpan.FromSeconds(10);
    private const int Kept = 50;
    private const int ErrorLength = 2_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> written = new();
    private readonly ConcurrentDictionary<string, bool> failing = new();

    /// <summary>The jobs that this worker knows.</summary>
    public Task RegisterAsync(IEnumerable<JobDefinition> jobs, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        JobDefinition[] all = [.. jobs];
        return database
            .Command(
                """
                INSERT INTO jobs (name, schedule, next_at, seen_at)
                SELECT j.name, j.schedule, j.next_at, now() FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS j (name, schedule, next_at)
                ON CONFLICT (name) DO UPDATE
                SET schedule = EXCLUDED.schedule, seen_at = EXCLUDED.seen_at, next_at = EXCLUDED.next_at
                """,
                all.Select(job => job.Name).ToArray(),
                all.Select(job => job.Schedule).ToArray(),
                all.Select(job => job.NextAfter(now) ?? now).ToArray()
            )
            .RunAsync(cancellationToken);
    }

    /// <summary>A run begins.</summary>
    public async Task BeginAsync(RunningJob run, CancellationToken cancellationToken)
    {
        if (IsSpared(run))
            return;
        await database
            .Command(
                """
                UPDATE jobs SET started_at = $2, ended_at = NULL, result = NULL, said = NULL, error = NULL, next_at = $3 WHERE name = $1
                """,
                run.Definition.Name,
                run.StartedAt,
                run.Definition.NextAfter(run.StartedAt)
            )
            .RunAsync(cancellationToken);
    }

    /// <summary>A run has ended.</summary>
    public async Task EndAsync(
        RunningJob run,
        DateTimeOffset endedAt,
        JobResult result,
        string? said,
        string? error,
        CancellationToken cancellationToken
    )
    {
        var name = run.Definition.Name;
        var frequent = run.Definition.IsFrequent(run.StartedAt);
        var failed = result == JobResult.Failed;
        var turned = failing.TryGetValue(name, out var before) && before != failed;
        failing[name] = failed;
        if (IsSpared(run) && said is null && !failed && !turned)
            return;
        written[name] = endedAt;
        object?[] values =
        [
            name,
            run.StartedAt,
            endedAt,
            failed ? "failed" : "done",
            said,
            error is { Length: > ErrorLength } ? error[..ErrorLength] : error,
        ];
        await database
            .Command(
                "UPDATE jobs SET started_at = $2, ended_at = $3, result = $4, said = $5::text, error = $6::text WHERE name = $1",
                values
            )
            .RunAsync(cancellationToken);
        // Of a job that fails every second one row says enough, until it has worked again.
        if (frequent && said is null && run.AskedBy is null && !(failed && (turned || !before)))
            return;
        await database
            .Command(
                """
                WITH old AS (
                  DELETE FROM job_runs WHERE job = $1 AND id IN (SELECT id FROM job_runs WHERE job = $1 ORDER BY id DESC OFFSET $7)
                )
                INSERT INTO job_runs (job, started_at, ended_at, result, said, error, node, asked_by)
                VALUES ($1, $2, $3, $4, $5::text, $6::text, $8, $9::uuid)
                """,
                [.. values, Kept - 1, Environment.MachineName, run.AskedBy]
            )
            .RunAsync(cancellationToken);
    }

    private bool IsSpared(RunningJob run) =>
        run.AskedBy is null
        && run.Definition.IsFrequent(run.StartedAt)
        && written.TryGetValue(run.Definition.Name, out var at)
        && run.StartedAt - at < Sparing;
}
