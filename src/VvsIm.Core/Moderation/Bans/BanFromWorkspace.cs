using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts.Admin;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Notifications;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces;

namespace VvsIm.Core.Moderation.Bans;

/// <summary>
/// <c>PUT /api/admin/users/{id}/workspaces/{workspaceId}/ban</c>: removes somebody from a workspace and all its conversations and keeps them out, or
/// changes the ban there is.
/// </summary>
internal static class BanFromWorkspace
{
    private const string Upsert = """
        INSERT INTO workspace_bans (workspace_id, user_id, until, reason, banned_by) VALUES ($1, $2, $3::timestamptz, $4::text, $5)
        ON CONFLICT (workspace_id, user_id) DO UPDATE
        SET until = excluded.until, reason = excluded.reason, banned_by = excluded.banned_by, banned_at = excluded.banned_at
        RETURNING workspace_id, user_id, until, reason, banned_by, banned_at
        """;

    public static async Task<Results<Ok<WorkspaceBan>, ProblemHttpResult>> HandleAsync(
        Guid id,
        Guid workspaceId,
        WorkspaceBanRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        WorkspaceDeparture departure,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (!staff.Sees(workspaceId))
            return AccountRefusals.Unknown;
        if (Reasons.CheckBan(request.Reason, request.Until, time.GetUtcNow(), out var reason) is { } refused)
            return refused;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await WorkspaceDeparture.LockAsync(connection, workspaceId, id, cancellationToken);
        var standing = await LockedStanding.FindAsync(connection, workspaceId, id, staff, cancellationToken);
        if (standing is null or { Theirs: null, Banned: false })
            return AccountRefusals.Unknown;
        if (Check(standing, id, staff) is { } denied)
            return denied;
        var ban = await connection
            .Command(Upsert, workspaceId, id, request.Until?.ToUniversalTime(), reason, staff.Id)
            .FirstAsync(Read, cancellationToken);
        Guid[] left = [];
        if (standing.Theirs is not null)
            left = await WorkspaceDeparture.GoAsync(connection, workspaceId, id, staff.Id, cancellationToken);
        var eventId = await ModerationLog.WriteAsync(connection, Entry(ban!), cancellationToken);
        if (standing.Theirs is not null)
            await NotificationWriter.ModeratedAsync(
                connection,
                id,
                eventId,
                Notice.WorkspaceBanned,
                reason,
                standing.WorkspaceName,
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        await departure.FinishAsync(workspaceId, id, left, cancellationToken);
        return TypedResults.Ok(ban);
    }

    private static ProblemHttpResult? Check(LockedStanding standing, Guid id, StaffMember staff)
    {
        if (id == staff.Id)
            return Refusal.Forbidden("Nobody bans themselves.");
        if (
            !WorkspaceRanks.MayBan(
                staff,
                standing.Mine,
                id,
                standing.Theirs ?? WorkspaceRole.Member,
                standing.IsOperator
            )
        )
            return Refusal.Forbidden("Only who is above them in this workspace, or an operator, may ban them.");
        return standing is { Theirs: WorkspaceRole.Owner, OtherOwners: false } ? AccountRefusals.LastOwner : null;
    }

    private static ModerationEntry Entry(WorkspaceBan ban) =>
        new(ban.BannedById, ModerationAction.UserBanned)
        {
            TargetKind = TargetKind.User,
            TargetId = ban.UserId,
            WorkspaceId = ban.WorkspaceId,
            UserId = ban.UserId,
            Reason = ban.Reason,
            Details = new Dictionary<string, string> { ["until"] = ban.Until?.ToString("O") ?? "forever" },
        };

    private static WorkspaceBan Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetGuid(1),
            row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.GetGuid(4),
            row.GetFieldValue<DateTimeOffset>(5)
        );
}
