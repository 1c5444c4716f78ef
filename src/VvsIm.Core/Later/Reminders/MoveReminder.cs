using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Later;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Later.Reminders;

/// <summary><c>PATCH /api/reminders/{id}</c>: another time. One that is due is put off and comes due again.</summary>
internal static class MoveReminder
{
    public static async Task<Results<Ok<Reminder>, ProblemHttpResult>> HandleAsync(
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
        var moved = await connection
            .Command("UPDATE reminders SET at = $3, due_at = NULL WHERE id = $1 AND user_id = $2", id, user.Id, at)
            .RunAsync(cancellationToken);
        if (moved == 0)
            return Refusal.NotFound("reminder");
        var reminder = await connection
            .Command($"{ReminderRow.Select} WHERE r.id = $1", id)
            .FirstAsync(ReminderRow.Read, cancellationToken);
        await OwnList.TellAsync(connection, user.Id, new RemindersChanged(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(user.Id));
        return TypedResults.Ok(reminder!.Reminder);
    }
}
