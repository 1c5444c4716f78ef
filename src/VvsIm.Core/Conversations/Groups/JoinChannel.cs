using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Core.Accounts;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Groups;

/// <summary><c>PUT /api/conversations/{id}/members/me</c>: joins a public channel. A member already is no error.</summary>
internal static class JoinChannel
{
    public static async Task<Results<Ok<Conversation>, ProblemHttpResult>> HandleAsync(
        Guid id,
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
            if (locked.Standing.Role == MemberRole.None)
            {
                if (Denial.Check(Act.Join, locked.Standing) is { } denied)
                    return denied;
                if (await Arrival.ComeAsync(connection, id, user.Id, [user.Id], cancellationToken) is { Fits: false })
                    return Refusal.LimitExceeded("members", nameof(Limits.GroupMembers), Limits.GroupMembers);
                await transaction.CommitAsync(cancellationToken);
            }
        }
        signal.Raise(OutboxPartition.Of(id));
        return await GetConversation.HandleAsync(id, user, database, cancellationToken);
    }
}
