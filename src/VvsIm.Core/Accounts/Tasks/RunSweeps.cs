using Npgsql;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;
using VvsIm.Core.Messages.Sweeps;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Accounts.Tasks;

/// <summary>
/// Hides, brings back or erases everything that somebody said: in batches, a transaction per conversation and batch, so that nobody who
/// writes there waits for long. How far it has come stands in the task: after a crash it goes on there, and what was done twice was done once.
/// </summary>
internal sealed class RunSweeps(NpgsqlDataSource database, OutboxSignal signal) : IJob
{
    internal const int BatchSize = 200;

    private const string Next = """
        UPDATE account_tasks SET state = 'running'
        WHERE id = (
          SELECT id FROM account_tasks WHERE state IN ('waiting', 'running') AND kind <> 'export' ORDER BY requested_at LIMIT 1
        )
        RETURNING id, kind, user_id, requested_by, place_at, place_id, total
        """;

    private const string Unhidden = """
        SELECT count(*) FROM messages WHERE sender_id = $1 AND system IS NULL AND deleted_at IS NULL
        """;

    private const string Hidden = "SELECT count(*) FROM hidden_messages WHERE user_id = $1";

    private const string Said = """
        SELECT m.conversation_id, m.seq, m.created_at, m.id FROM messages m
        WHERE m.sender_id = $1 AND m.system IS NULL
          AND ($2::timestamptz IS NULL OR (m.created_at, m.id) > ($2, $3))
          AND (m.deleted_at IS NULL OR $4 AND EXISTS (
            SELECT FROM message_revisions r WHERE r.conversation_id = m.conversation_id AND r.seq = m.seq))
        ORDER BY m.created_at, m.id
        LIMIT $5
        """;

    private const string Gone = """
        SELECT conversation_id, seq, now(), user_id FROM hidden_messages WHERE user_id = $1 ORDER BY conversation_id, seq LIMIT $2
        """;

    // A task that was stopped meanwhile stays so.
    private const string Progress = """
        UPDATE account_tasks
        SET done = done + $2, held = held + $3, place_at = $4, place_id = $5::uuid, total = greatest(total, $6),
          state = CASE WHEN state = 'running' AND $7 THEN 'done' ELSE state END,
          finished_at = CASE WHEN state = 'running' AND $7 THEN clock_timestamp() ELSE finished_at END
        WHERE id = $1
        """;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await database.Command(Next).FirstAsync(SweepTask.Read, cancellationToken) is { } task)
            await StepAsync(task, cancellationToken);
    }

    private async Task StepAsync(SweepTask task, CancellationToken cancellationToken)
    {
        var show = task.Kind == AccountTaskKind.ShowMessages;
        var total = task.Total;
        if (total == 0)
            total = await database
                .Command(show ? Hidden : Unhidden, task.UserId)
                .FirstAsync(row => row.GetInt64(0), cancellationToken);
        var batch = await (
            show
                ? database.Command(Gone, task.UserId, BatchSize)
                : database.Command(
                    Said,
                    task.UserId,
                    task.PlaceAt,
                    task.PlaceId ?? Guid.Empty,
                    task.Kind == AccountTaskKind.EraseMessages,
                    BatchSize
                )
        ).ListAsync(
            row =>
                (
                    In: row.GetGuid(0),
                    Seq: row.GetInt64(1),
                    At: row.GetFieldValue<DateTimeOffset>(2),
                    Id: row.GetGuid(3)
                ),
            cancellationToken
        );
        var (done, held) = (0L, 0L);
        foreach (var conversation in batch.GroupBy(message => message.In))
        {
            long[] seqs = [.. conversation.Select(message => message.Seq)];
            var changed = await SweepAsync(task, conversation.Key, seqs, cancellationToken);
            (done, held) = changed < 0 ? (done, held + seqs.Length) : (done + changed, held);
        }
        await database
            .Command(
                Progress,
                task.Id,
                done,
                held,
                batch is [.., var last] && !show ? last.At : task.PlaceAt,
                batch is [.., var end] && !show ? end.Id : task.PlaceId,
                total,
                batch.Count < BatchSize
            )
            .RunAsync(cancellationToken);
    }

    private async Task<int> SweepAsync(
        SweepTask task,
        Guid conversationId,
        long[] seqs,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var changed = task.Kind switch
        {
            AccountTaskKind.ShowMessages => await Resurrection.BringBackAsync(
                connection,
                conversationId,
                seqs,
                cancellationToken
            ),
            AccountTaskKind.EraseMessages => await Tombstones.LeaveAsync(
                connection,
                conversationId,
                seqs,
                task.RequestedById,
                Fate.Erase,
                cancellationToken
            ),
            _ => await Tombstones.LeaveAsync(
                connection,
                conversationId,
                seqs,
                task.RequestedById,
                Fate.Hide,
                cancellationToken
            ),
        };
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(conversationId));
        return changed;
    }

    private sealed record SweepTask(
        Guid Id,
        AccountTaskKind Kind,
        Guid UserId,
        Guid RequestedById,
        DateTimeOffset? PlaceAt,
        Guid? PlaceId,
        long Total
    )
    {
        public static SweepTask Read(NpgsqlDataReader row) =>
            new(
                row.GetGuid(0),
                Enum.Parse<AccountTaskKind>(row.GetString(1), ignoreCase: true),
                row.GetGuid(2),
                row.GetGuid(3),
                row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
                row.IsDBNull(5) ? null : row.GetGuid(5),
                row.GetInt64(6)
            );
    }
}
