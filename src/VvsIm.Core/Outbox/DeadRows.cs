using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;

namespace VvsIm.Core.Outbox;

/// <summary>Says in the log how many rows wait for somebody to replay or discard them; silent when none does.</summary>
internal sealed partial class ReportDeadRows(NpgsqlDataSource database, ILogger<ReportDeadRows> logger) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (count, oldest) = await database
            .Command("SELECT count(*), min(died_at) FROM outbox_dead")
            .FirstAsync(
                row => (row.GetInt64(0), row.IsDBNull(1) ? default : row.GetFieldValue<DateTimeOffset>(1)),
                cancellationToken
            );
        if (count > 0)
            LogDead(count, oldest);
    }

    [LoggerMessage(LogLevel.Warning, "{Count} outbox rows could not be delivered, the first at {Oldest:u}")]
    private partial void LogDead(long count, DateTimeOffset oldest);
}

/// <summary>Removes rows that nobody replayed in <see cref="OutboxOptions.DeadDays"/>.</summary>
internal sealed partial class PruneDeadRows(
    NpgsqlDataSource database,
    IOptions<OutboxOptions> options,
    ILogger<PruneDeadRows> logger
) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var delete = database.Command(
            "DELETE FROM outbox_dead WHERE died_at < now() - make_interval(days => $1)",
            options.Value.DeadDays
        );
        if (await delete.ExecuteNonQueryAsync(cancellationToken) is > 0 and var pruned)
            LogPruned(pruned, options.Value.DeadDays);
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} undeliverable outbox rows older than {Days} days")]
    private partial void LogPruned(int count, int days);
}
