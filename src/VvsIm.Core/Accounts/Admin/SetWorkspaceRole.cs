using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.Admin;

/// <summary><c>PUT /api/admin/users/{id}/workspaces/{workspaceId}/role</c>, for operators and the workspace's owners.</summary>
internal static class SetWorkspaceRole
{
    // What a member may do in a conversation follows from it too: their devices ask for those again.
    private const string Write = """
        WITH touched AS (
          UPDATE conversation_members m SET own_change = own_change
          FROM conversations c
          WHERE c.id = m.conversation_id AND c.workspace_id = $1 AND m.user_id = $2 AND m.left_at IS NULL
        )
        UPDATE workspace_members SET role = $3 WHERE workspace_id = $1 AND user_id = $2
        """;

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        Guid workspaceId,
        WorkspaceRoleRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        if (!Enum.IsDefined(request.Role))
            return Refusal.Invalid("role", "One of member, moderator and owner.");
        if (Reasons.Check(request.Reason, out var why) is { } refused)
            return refused;
        if (!staff.Sees(workspaceId))
            return AccountRefusals.Unknown;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (
            await LockedStanding.FindAsync(connection, workspaceId, id, staff, cancellationToken)
            is not { Theirs: { } before } standing
        )
            return AccountRefusals.Unknown;
        if (!WorkspaceRanks.MayChangeRoles(staff, standing.Mine))
            return Refusal.Forbidden("Only the owners of this workspace and operators change roles in it.");
        if (before == request.Role)
            return TypedResults.NoContent();
        if (before == WorkspaceRole.Owner && !standing.OtherOwners)
            return AccountRefusals.LastOwner;
        await connection.Command(Write, workspaceId, id, Names.Of(request.Role)).RunAsync(cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(id),
            [Channels.User(id)],
            new WorkspaceRoleChanged(workspaceId),
            cancellationToken
        );
        await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.RoleChanged)
            {
                TargetKind = TargetKind.User,
                TargetId = id,
                WorkspaceId = workspaceId,
                UserId = id,
                Reason = why,
                Details = new Dictionary<string, string>
                {
                    ["from"] = Names.Of(before),
                    ["to"] = Names.Of(request.Role),
                },
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(id));
        return TypedResults.NoContent();
    }
}
