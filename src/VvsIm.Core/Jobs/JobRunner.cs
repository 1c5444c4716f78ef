using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Contracts.Operations;
using VvsIm.Core.Database;

namespace VvsIm.Core.Jobs;

/// <summary>Runs a job once, on one worker at a time whoever asked for it, and has it written down.</summary>
internal sealed partial class JobRunner(
    IEnumerable<JobDefinition> definitions,
    IServiceScopeFactory scopes,
    NpgsqlDataSource database,
    JobBook book,
    TimeProvider time,
    ILogger<JobRunner> logger
)
{
    private readonly Dictionary<string, JobDefinition> known = definitions.ToDictionary(job => job.Name);

    /// <summary>The jobs that this process can run.</summary>
    public IReadOnlyCollection<JobDefinition> Known => known.Values;

    /// <summary>False if it is running already, here or elsewhere, or could not begin.</summary>
    /// <param name="name">Which job.</param>
    /// <param name="askedBy">Who wants it to run; null: the clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="take">Asked once nobody else can begin it: false if it need not run any more.</param>
    public async Task<bool> RunAsync(
        string name,
        Guid? askedBy,
        CancellationToken cancellationToken,
        Func<Task<bool>>? take = null
    )
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var free = await connection
                .Command("SELECT pg_try_advisory_xact_lock(hashtext($1))", "job:" + name)
                .FirstAsync(row => row.GetBoolean(0), cancellationToken);
            if (!free || (take is not null && !await take()))
                return false;
            await RunAsync(known[name], askedBy, cancellationToken);
            return true;
        }
        catch (NpgsqlException e)
        {
            // The database is away; the next turn tries again.
            LogAway(e, name);
            return false;
        }
    }

    private async Task RunAsync(JobDefinition definition, Guid? askedBy, CancellationToken cancellationToken)
    {
        var run = new RunningJob(definition, time.GetUtcNow(), askedBy);
        await book.BeginAsync(run, cancellationToken);
        string? said = null;
        string? error = null;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var job = (IJob)scope.ServiceProvider.GetRequiredService(definition.Type);
            try
            {
                await job.RunAsync(cancellationToken);
                said = job.Said;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // No failure of the job: it goes on when a worker runs it next.
                said = "Stopped with its worker before it was done";
            }
            catch (Exception e)
            {
                // A bug of a job must not end the scheduler's thread of it: it is written down, and the next run tries again.
                LogFailed(e, definition.Name);
                error = $"{e.GetType().Name}: {e.Message}";
            }
        }
        await book.EndAsync(
            run,
            time.GetUtcNow(),
            error is null ? JobResult.Done : JobResult.Failed,
            said,
            error,
            CancellationToken.None
        );
    }

    [LoggerMessage(LogLevel.Error, "Job {Job} failed")]
    private partial void LogFailed(Exception exception, string job);

    [LoggerMessage(LogLevel.Warning, "Job {Job} could not run")]
    private partial void LogAway(Exception exception, string job);
}

/// <summary>A run that has begun.</summary>
internal sealed record RunningJob(JobDefinition Definition, DateTimeOffset StartedAt, Guid? AskedBy);
