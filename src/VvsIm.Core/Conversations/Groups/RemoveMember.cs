using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Permissions;
using VvsIm.Core.Accounts;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Groups;

/// <summary><c>DELETE /api/conversations/{id}/members/{userId}</c>: removes somebody of a lower role.</summary>
internal static class RemoveMember
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        Guid userId,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        Departure departure,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedConversation.FindAsync(connection, id, user.Id, cancellationToken) is not { } locked)
            return Refusal.NotFound("conversation");
        if (Denial.Check(Act.RemoveMembers, locked.Standing) is { } denied)
            return denied;
        if (await MemberRow.FindAsync(connection, id, userId, cancellationToken) is not { } member)
            return Refusal.NotFound("member");
        if (!ConversationPermissions.MayTo(Act.RemoveMembers, locked.Standing, member.Role))
            return Denial.Of(Act.RemoveMembers, locked.Standing);
        await Departure.GoAsync(connection, id, userId, user.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(id));
        await departure.EndSubscriptionAsync(id, userId, cancellationToken);
        return TypedResults.NoContent();
    }
}
