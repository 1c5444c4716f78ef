using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Later.Reminders;

/// <summary><c>POST /api/messages/{id}/reminders</c>: 201; 200 when I had one for this message, which is moved.</summary>
internal static class SetReminder
{
    // Nobody is reminded of what is not there for them, or deleted.
    private const string Upsert = """
        INSERT INTO reminders (id, user_id, conversation_id, message_id, seq, at)
        SELECT $3, $2, x.conversation_id, x.id, x.seq, $4
        FROM messages x
        JOIN conversation_readers m
          ON m.conversation_id = x.conversation_id AND m.user_id = $2 AND coalesce(x.thread_seq, x.seq) > m.history_from
        WHERE x.id = $1 AND x.deleted_at IS NULL AND x.system IS NULL
        ON CONFLICT (user_id, message_id) DO UPDATE SET at = excluded.at, due_at = NULL
        RETURNING id
        """;

    public static async Task<Results<Created<Reminder>, Ok<Reminder>, ProblemHttpResult>> HandleAsync(
        Guid id,
        RemindRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (LaterTimes.Check("at", request.At, time, out var at) is { } badTime)
            return badTime;

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await OwnList.LockAsync(connection, user.Id, cancellationToken);
        var newId = Guid.CreateVersion7();
        var stored = await connection
            .Command(Upsert, id, user.Id, newId, at)
            .FirstAsync(row => row.GetGuid(0), cancellationToken);
        if (stored == default)
            return Refusal.NotFound("message");
        var created = stored == newId;
        if (created && await CountAsync(connection, user.Id, cancellationToken) > Limits.Reminders)
            return Refusal.LimitExceeded("reminders", nameof(Limits.Reminders), Limits.Reminders);
        var reminder = await connection
            .Command($"{ReminderRow.Select} WHERE r.id = $1", stored)
            .FirstAsync(ReminderRow.Read, cancellationToken);
        await OwnList.TellAsync(connection, user.Id, new RemindersChanged(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(user.Id));
        return created ? TypedResults.Created((string?)null, reminder!.Reminder) : TypedResults.Ok(reminder!.Reminder);
    }

    private static Task<long> CountAsync(
        NpgsqlConnection connection,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command("SELECT count(*) FROM reminders WHERE user_id = $1", userId)
            .FirstAsync(row => row.GetInt64(0), cancellationToken);
}
