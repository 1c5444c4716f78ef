using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Accounts;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Later.Scheduled;

/// <summary><c>POST /api/scheduled/{id}/send</c>: without waiting for its time. Answers the message as it was stored.</summary>
internal static class SendScheduled
{
    public static async Task<Results<Ok<Message>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        ScheduledSending sending,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var (locked, outcomes) = await sending.SendAsync(LockAsync, cancellationToken);
            if (locked == 0)
                return Refusal.NotFound("scheduled message");
            signal.Raise(OutboxPartition.Of(user.Id));
            return outcomes switch
            {
                [{ Sent: { } message }] => TypedResults.Ok(message),
                [{ Failed: ProblemCodes.NotFound }] => Refusal.NotFound("conversation"),
                [{ Failed: { } code }] => Refusal.Of(
                    StatusCodes.Status403Forbidden,
                    code,
                    "You may not write in this conversation now."
                ),
                [{ Sent: null, Failed: null }] => Refusal.Of(
                    StatusCodes.Status403Forbidden,
                    ProblemCodes.MessageHeld,
                    "This message waits until a moderator has looked at it."
                ),
                _ => Refusal.Unavailable(
                    "The message could not be sent now, and stays scheduled. Trying again is safe."
                ),
            };
        }
        catch (PostgresException e) when (ScheduledRow.InUse(e))
        {
            return ChangeScheduled.SendingNow;
        }

        async Task<List<ScheduledRow>> LockAsync(NpgsqlConnection connection) =>
            await ScheduledRow.LockAsync(connection, id, user.Id, cancellationToken) is { } row ? [row] : [];
    }
}
