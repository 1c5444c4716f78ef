using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Permissions;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages.Edits;

/// <summary><c>DELETE /api/messages/{id}</c>: the author, or who keeps order there, leaves a tombstone. Twice is no error.</summary>
internal static class DeleteMessage
{
    public static async Task<Results<Ok<Message>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedMessage.FindAsync(connection, id, user.Id, cancellationToken) is not { } locked)
            return Refusal.NotFound("message");
        var act = locked.Message.SenderId == user.Id ? Act.DeleteOwn : Act.DeleteAny;
        if (Denial.Check(act, locked.Standing) is { } denied)
            return denied;
        if (locked.Message.System is not null)
            return SystemRows.Refused();
        if (locked.Message.DeletedAt is not null)
            return TypedResults.Ok(locked.Message);
        // Who keeps order there takes back what they like, their own too.
        if (
            act == Act.DeleteOwn
            && !locked.Settings.MayDelete(locked.Message, time.GetUtcNow())
            && !ConversationPermissions.May(Act.DeleteAny, locked.Standing)
        )
            return Refusal.Of(
                StatusCodes.Status403Forbidden,
                ProblemCodes.DeleteWindowOver,
                "This message is too old to be taken back."
            );

        var tombstone = await MessageRevision.ReplaceAsync(connection, locked, user.Id, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(tombstone.ConversationId));
        return TypedResults.Ok(tombstone);
    }
}
