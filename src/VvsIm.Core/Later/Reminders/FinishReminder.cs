using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Later;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Later.Reminders;

/// <summary><c>DELETE /api/reminders/{id}</c>: done with it, or no longer wanted.</summary>
internal static class FinishReminder
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var removed = await connection
            .Command("DELETE FROM reminders WHERE id = $1 AND user_id = $2", id, user.Id)
            .RunAsync(cancellationToken);
        if (removed == 0)
            return Refusal.NotFound("reminder");
        await OwnList.TellAsync(connection, user.Id, new RemindersChanged(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(user.Id));
        return TypedResults.NoContent();
    }
}
