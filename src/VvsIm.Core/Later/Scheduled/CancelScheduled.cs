using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Later;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Later.Scheduled;

/// <summary><c>DELETE /api/scheduled/{id}</c>: once this answers, it will not be sent.</summary>
internal static class CancelScheduled
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
        try
        {
            if (await ScheduledRow.LockAsync(connection, id, user.Id, cancellationToken) is null)
                return Refusal.NotFound("scheduled message");
        }
        catch (PostgresException e) when (ScheduledRow.InUse(e))
        {
            return ChangeScheduled.SendingNow;
        }
        await connection.Command("DELETE FROM scheduled_messages WHERE id = $1", id).RunAsync(cancellationToken);
        await OwnList.TellAsync(connection, user.Id, new ScheduledChanged(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(user.Id));
        return TypedResults.NoContent();
    }
}
