using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Core.Accounts;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Groups;

/// <summary><c>DELETE /api/conversations/{id}/members/me</c>: leaves a group or channel. The last one to go leaves it to nobody.</summary>
internal static class LeaveConversation
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        Departure departure,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (
            await LockedConversation.FindAsync(connection, id, user.Id, cancellationToken)
            is not { Standing: { Role: not MemberRole.None } standing }
        )
            return Refusal.NotFound("conversation");
        if (!ConversationPermissions.May(Act.Leave, standing))
            return Refusal.Of(
                StatusCodes.Status409Conflict,
                ProblemCodes.Conflict,
                "A direct conversation cannot be left; archive it instead."
            );
        await Departure.GoAsync(connection, id, user.Id, user.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(id));
        await departure.EndSubscriptionAsync(id, user.Id, cancellationToken);
        return TypedResults.NoContent();
    }
}
