using Npgsql;
using VvsIm.Contracts.Later;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;
using VvsIm.Core.Messages;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Later.Reminders;

/// <summary>Marks the reminders whose time has come and writes their events, in one transaction: each rings once.</summary>
internal sealed class RingReminders(NpgsqlDataSource database, OutboxSignal signal) : IJob
{
    private const int BatchSize = 100;

    private const string MarkDue = """
        UPDATE reminders SET due_at = now()
        WHERE id IN (
          SELECT id FROM reminders WHERE due_at IS NULL AND at <= now() ORDER BY at, id LIMIT $1 FOR UPDATE SKIP LOCKED
        )
        RETURNING id
        """;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await RingAsync(cancellationToken) == BatchSize) { }
    }

    private async Task<int> RingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var ids = await connection.Command(MarkDue, BatchSize).ListAsync(row => row.GetGuid(0), cancellationToken);
        if (ids.Count == 0)
            return 0;
        var due = await connection
            .Command($"{ReminderRow.Select} WHERE r.id = ANY ($1) ORDER BY r.at, r.id", ids.ToArray())
            .ListAsync(ReminderRow.Read, cancellationToken);
        foreach (var (userId, reminder) in due)
            await OwnList.TellAsync(
                connection,
                userId,
                new ReminderDue(reminder with { Message = reminder.Message?.ForEvent(historyFloor: 0) }),
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        foreach (var userId in due.Select(row => row.UserId).Distinct())
            signal.Raise(OutboxPartition.Of(userId));
        return ids.Count;
    }
}
