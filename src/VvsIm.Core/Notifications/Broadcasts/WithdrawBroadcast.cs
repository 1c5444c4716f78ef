using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Notifications.Broadcasts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Notifications.Broadcasts;

/// <summary><c>POST /api/admin/broadcasts/{id}/withdraw</c>: from now on nobody sees it; whoever has it on a screen sees it go.</summary>
internal static class WithdrawBroadcast
{
    // The row's lock waits for the batch that is being sent, and after it none begins.
    private const string Withdraw = """
        UPDATE broadcasts SET withdrawn_at = clock_timestamp(), withdrawn_by = $3
        WHERE id = $1 AND withdrawn_at IS NULL AND ($2::uuid[] IS NULL OR workspace_id = ANY ($2))
        RETURNING workspace_id
        """;

    public static async Task<Results<Ok<Broadcast>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        if (Reasons.Check(request.Reason, out var reason) is { } refused)
            return refused;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            var withdrawn = await connection
                .Command(Withdraw, id, staff.Scope, staff.Id)
                .ListAsync(row => row.IsDBNull(0) ? (Guid?)null : row.GetGuid(0), cancellationToken);
            if (withdrawn is [var workspaceId])
            {
                var people = await connection
                    .Command("DELETE FROM notifications WHERE id = $1 AND about = 'broadcast' RETURNING user_id", id)
                    .ListAsync(row => row.GetGuid(0), cancellationToken);
                foreach (var some in people.Chunk(DeliverBroadcasts.People))
                    await DeliverBroadcasts.TellAsync(connection, id, some, cancellationToken);
                await ModerationLog.WriteAsync(
                    connection,
                    new(staff.Id, ModerationAction.BroadcastWithdrawn)
                    {
                        TargetKind = TargetKind.Broadcast,
                        TargetId = id,
                        WorkspaceId = workspaceId,
                        Reason = reason,
                    },
                    cancellationToken
                );
                await transaction.CommitAsync(cancellationToken);
            }
        }
        signal.Raise(OutboxPartition.Of(id));
        return await BroadcastRows.FindAsync(connection, id, staff, cancellationToken) is { } broadcast
            ? TypedResults.Ok(broadcast)
            : Refusal.NotFound("broadcast");
    }
}
