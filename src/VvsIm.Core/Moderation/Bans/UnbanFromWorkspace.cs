using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Admin;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Moderation.Bans;

/// <summary><c>DELETE /api/admin/users/{id}/workspaces/{workspaceId}/ban</c>: they may come back by an invite. No error if there is no ban.</summary>
internal static class UnbanFromWorkspace
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        Guid workspaceId,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken,
        string? reason = null
    )
    {
        if (!staff.Sees(workspaceId))
            return AccountRefusals.Unknown;
        if (Reasons.Check(reason, out var why) is { } refused)
            return refused;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedStanding.FindAsync(connection, workspaceId, id, staff, cancellationToken) is not { } standing)
            return AccountRefusals.Unknown;
        var ended = await connection
            .Command("DELETE FROM workspace_bans WHERE workspace_id = $1 AND user_id = $2", workspaceId, id)
            .RunAsync(cancellationToken);
        // Who is neither here nor kept out is nobody whom a moderator knows of.
        if (ended == 0 && standing.Theirs is null && !staff.IsOperator)
            return AccountRefusals.Unknown;
        if (standing.Banned)
            await ModerationLog.WriteAsync(
                connection,
                new(staff.Id, ModerationAction.UserUnbanned)
                {
                    TargetKind = TargetKind.User,
                    TargetId = id,
                    WorkspaceId = workspaceId,
                    UserId = id,
                    Reason = why,
                },
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
