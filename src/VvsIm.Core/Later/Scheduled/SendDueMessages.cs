using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Later.Scheduled;

/// <summary>Sends the messages whose time has come. What came due while nobody could send is sent as soon as somebody can.</summary>
internal sealed partial class SendDueMessages(
    ScheduledSending sending,
    OutboxSignal signal,
    ILogger<SendDueMessages> logger
) : IJob
{
    private const int BatchSize = 100;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (locked, outcomes) = await sending.SendAsync(LockAsync, cancellationToken);
            foreach (var userId in outcomes.Select(outcome => outcome.Row.UserId).Distinct())
                signal.Raise(OutboxPartition.Of(userId));
            foreach (var failed in outcomes.Where(outcome => outcome.Failed is not null))
                LogFailed(failed.Row.Message.Id, failed.Failed!);
            // Whatever has no outcome is tried at the next turn.
            if (locked < BatchSize || outcomes.Count < locked)
                return;
        }

        // The job runs on one worker at a time, which keeps the order; rows in use are somebody's who changes or sends them.
        Task<List<ScheduledRow>> LockAsync(NpgsqlConnection connection) =>
            connection
                .Command(
                    $"""
                    SELECT {ScheduledRow.Columns} FROM scheduled_messages
                    WHERE failed IS NULL AND send_at <= now()
                    ORDER BY send_at, id
                    LIMIT {BatchSize}
                    FOR UPDATE SKIP LOCKED
                    """
                )
                .ListAsync(ScheduledRow.Read, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Scheduled message {Id} could not be sent: {Code}")]
    private partial void LogFailed(Guid id, string code);
}
