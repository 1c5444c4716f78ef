using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Retention;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Retention;

/// <summary>
/// Removes a stretch of old messages from one conversation, with all that hangs on them, in a transaction of its own under the
/// conversation's lock: one change, told to everybody as such.
/// </summary>
internal sealed class PurgeBatch(NpgsqlDataSource database, OutboxSignal signal, TimeProvider time)
{
    /// <summary>Messages of a stretch that stay, at most: the event names them.</summary>
    private const int KeptInStretch = 100;

    // The first message that is young enough is found under the lock; what is said meanwhile is younger still.
    private const string Lock = """
        SELECT c.last_change, retention_days(w.settings, c.retention_days),
          $2::timestamptz - make_interval(days => retention_days(w.settings, c.retention_days)),
          coalesce(
            seq_at(c.id, $2::timestamptz - make_interval(days => retention_days(w.settings, c.retention_days))), c.last_seq + 1
          )
        FROM conversations c
        JOIN workspaces w ON w.id = c.workspace_id
        WHERE c.id = $1 AND NOT c.legal_hold AND NOT w.legal_hold
          AND retention_days(w.settings, c.retention_days) IS NOT NULL
        FOR UPDATE OF c
        """;

    // A thread goes as a whole: as long as something in it is young enough, all of it stays.
    private const string Stretch = """
        SELECT m.seq, m.id, octet_length(m.text),
          EXISTS (
            SELECT FROM messages y
            WHERE y.conversation_id = $1 AND y.thread_seq = coalesce(m.thread_seq, m.seq) AND y.seq >= $3
          )
        FROM messages m
        WHERE m.conversation_id = $1 AND m.seq > $2 AND m.seq < $3
        ORDER BY m.seq
        LIMIT $4
        """;

    private static readonly string[] HangingOn =
    [
        "DELETE FROM message_revisions WHERE conversation_id = $1 AND seq = ANY ($2)",
        "DELETE FROM message_reactions WHERE conversation_id = $1 AND seq = ANY ($2)",
        "DELETE FROM thread_members WHERE conversation_id = $1 AND thread_seq = ANY ($2)",
        "DELETE FROM search_documents WHERE conversation_id = $1 AND seq = ANY ($2)",
        "DELETE FROM messages WHERE conversation_id = $1 AND seq = ANY ($2)",
    ];

    /// <summary>Removes what is next after a seq; null when nothing is left to look at, or nothing may go there any more.</summary>
    public async Task<Purged?> RunAsync(Guid conversationId, long after, int size, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Whoever puts something on hold waits for the batches under way, and none begins before the hold is there to be seen.
        await connection.Command(LegalHolds.Share).RunAsync(cancellationToken);
        if (await LockAsync(connection, conversationId, cancellationToken) is not { } locked)
            return null;
        var stretch = await StretchAsync(connection, conversationId, after, locked.Edge, size, cancellationToken);
        if (stretch.Count == 0)
            return null;
        var gone = stretch.Where(message => !message.Kept).ToArray();
        var last = stretch[^1].Seq;
        if (gone.Length == 0)
            return new Purged(last, 0, 0, 0, 0);

        var range = new PurgedRange(
            gone[0].Seq,
            last,
            [.. stretch.Where(message => message.Kept && message.Seq > gone[0].Seq).Select(message => message.Seq)]
        );
        var (rows, files, bytes) = await RemoveAsync(connection, conversationId, gone, cancellationToken);
        var listeners = await ForgetRemindersAsync(connection, gone, cancellationToken);
        await TellAsync(connection, conversationId, locked, range, gone.Length, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        signal.Raise(OutboxPartition.Of(conversationId));
        foreach (var listener in listeners)
            signal.Raise(OutboxPartition.Of(listener));
        return new Purged(last, gone.Length, rows, files, bytes + gone.Sum(message => (long)message.Bytes));
    }

    private Task<Locked?> LockAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(Lock, conversationId, time.GetUtcNow())
            .FirstAsync(
                row => new Locked(
                    row.GetInt64(0),
                    row.GetInt32(1),
                    row.GetFieldValue<DateTimeOffset>(2),
                    row.GetInt64(3)
                ),
                cancellationToken
            );

    private static async Task<List<Old>> StretchAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        long after,
        long edge,
        int size,
        CancellationToken cancellationToken
    )
    {
        var stretch = await connection
            .Command(Stretch, conversationId, after, edge, size)
            .ListAsync(
                row => new Old(row.GetInt64(0), row.GetGuid(1), row.GetInt32(2), row.GetBoolean(3)),
                cancellationToken
            );
        var kept = 0;
        var beyond = stretch.FindIndex(message => message.Kept && ++kept > KeptInStretch);
        return beyond < 0 ? stretch : stretch[..beyond];
    }

    private static async Task<(long Rows, long Files, long Bytes)> RemoveAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        Old[] gone,
        CancellationToken cancellationToken
    )
    {
        long[] seqs = [.. gone.Select(message => message.Seq)];
        Guid[] ids = [.. gone.Select(message => message.Id)];
        await using var batch = new NpgsqlBatch(connection);
        foreach (var delete in HangingOn)
            batch.BatchCommands.Add(
                new(delete)
                {
                    Parameters =
                    {
                        new() { Value = conversationId },
                        new() { Value = seqs },
                    },
                }
            );
        batch.BatchCommands.Add(
            new("DELETE FROM notifications WHERE id = ANY ($1)") { Parameters = { new() { Value = ids } } }
        );
        long rows = await batch.ExecuteNonQueryAsync(cancellationToken);
        // Only the rows: the bytes go when nothing points to them any more, see Media/LifeCycle.
        var sizes = await connection
            .Command(
                "DELETE FROM media WHERE conversation_id = $1 AND seq = ANY ($2) RETURNING size",
                conversationId,
                seqs
            )
            .ListAsync(row => row.GetInt64(0), cancellationToken);
        return (rows + sizes.Count, sizes.Count, sizes.Sum());
    }

    private static async Task<Guid[]> ForgetRemindersAsync(
        NpgsqlConnection connection,
        Old[] gone,
        CancellationToken cancellationToken
    )
    {
        Guid[] ids = [.. gone.Select(message => message.Id)];
        var owners = await connection
            .Command("DELETE FROM reminders WHERE message_id = ANY ($1) RETURNING user_id", ids)
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        foreach (var owner in owners.Distinct())
            await OutboxWriter.WriteAsync(
                connection,
                OutboxPartition.Of(owner),
                [Channels.User(owner)],
                new RemindersChanged(),
                cancellationToken
            );
        return [.. owners.Distinct()];
    }

    private static async Task TellAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        Locked locked,
        PurgedRange range,
        int messages,
        CancellationToken cancellationToken
    )
    {
        var change = locked.Change + 1;
        await connection
            .Command(
                """
                UPDATE conversations SET last_change = $2, purged = purged + $3, purged_before = $4, purged_days = $5 WHERE id = $1
                """,
                conversationId,
                change,
                (long)messages,
                locked.Before,
                locked.Days
            )
            .RunAsync(cancellationToken);
        await connection
            .Command(
                """
                WITH old AS (DELETE FROM message_purges WHERE conversation_id = $1 AND change < $2 - $6)
                INSERT INTO message_purges (conversation_id, change, first_seq, last_seq, kept) VALUES ($1, $2, $3, $4, $5)
                """,
                conversationId,
                change,
                range.First,
                range.Last,
                range.Kept,
                (long)Limits.ReplayedChanges
            )
            .RunAsync(cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            new MessagesPurged
            {
                ConversationId = conversationId,
                Change = change,
                Range = range,
                Before = locked.Before,
                Days = locked.Days,
            },
            cancellationToken
        );
    }

    private sealed record Locked(long Change, int Days, DateTimeOffset Before, long Edge);

    private readonly record struct Old(long Seq, Guid Id, int Bytes, bool Kept);
}

/// <summary>What one batch has done.</summary>
/// <param name="Last">Up to which seq it has looked.</param>
/// <param name="Messages">Messages removed; 0 if all that it looked at stays.</param>
/// <param name="Rows">All rows removed.</param>
/// <param name="Files">Files removed.</param>
/// <param name="Bytes">Bytes of text and files.</param>
internal sealed record Purged(long Last, int Messages, long Rows, long Files, long Bytes);
