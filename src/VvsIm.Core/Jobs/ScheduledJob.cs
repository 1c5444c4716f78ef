using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace VvsIm.Core.Jobs;

/// <summary>Runs a job for Quartz, unless another worker runs the same one right now.</summary>
[DisallowConcurrentExecution]
internal sealed partial class ScheduledJob<T>(T job, NpgsqlDataSource database, ILogger<T> logger) : Quartz.IJob
    where T : class, IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(hashtext($1))", connection)
            {
                Parameters = { new() { Value = "job:" + typeof(T).Name } },
            };
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                await job.RunAsync(cancellationToken);
        }
        catch (NpgsqlException e)
        {
            // The database is away; the next turn tries again.
            LogFailed(e, typeof(T).Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Job {Job} could not run")]
    private partial void LogFailed(Exception exception, string job);
}
