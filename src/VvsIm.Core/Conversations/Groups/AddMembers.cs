using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Groups;

/// <summary><c>POST /api/conversations/{id}/members</c>: makes people of the workspace members.</summary>
internal static class AddMembers
{
    public static async Task<Results<Ok<Conversation>, ProblemHttpResult>> HandleAsync(
        Guid id,
        AddMembersRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            if (await LockedConversation.FindAsync(connection, id, user.Id, cancellationToken) is not { } locked)
                return Refusal.NotFound("conversation");
            if (Denial.Check(Act.AddMembers, locked.Standing) is { } denied)
                return denied;
            if (request.UserIds is not { Length: > 0 } userIds)
                return Refusal.Invalid("userIds", "Say whom.");
            if (userIds.Length > Limits.AddedMembers)
                return Refusal.LimitExceeded("userIds", nameof(Limits.AddedMembers), Limits.AddedMembers);
            userIds = [.. userIds.Distinct()];
            if (await InWorkspaceAsync(connection, locked.WorkspaceId, userIds, cancellationToken) < userIds.Length)
                return Refusal.NotFound("user");
            if (await Arrival.ComeAsync(connection, id, user.Id, userIds, cancellationToken) is { Fits: false })
                return Refusal.LimitExceeded("userIds", nameof(Limits.GroupMembers), Limits.GroupMembers);
            await transaction.CommitAsync(cancellationToken);
        }
        signal.Raise(OutboxPartition.Of(id));
        return await GetConversation.HandleAsync(id, user, database, cancellationToken);
    }

    private static Task<int> InWorkspaceAsync(
        NpgsqlConnection connection,
        Guid workspaceId,
        Guid[] userIds,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                "SELECT count(*)::int FROM workspace_members WHERE workspace_id = $1 AND user_id = ANY ($2)",
                workspaceId,
                userIds
            )
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
}
