using Npgsql;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary>Whoever did something does not decide whether it was right, as long as there is anybody else who can.</summary>
internal static class AppealObstacles
{
    private const string Others = """
        SELECT EXISTS (
          SELECT FROM workspace_members w
          WHERE w.workspace_id = $1 AND w.role IN ('moderator', 'owner') AND w.user_id <> ALL ($2) AND NOT is_banned(w.user_id)
          UNION ALL
          SELECT FROM user_roles ur JOIN roles r ON r.id = ur.role_id
          WHERE r.name = 'operator' AND ur.user_id <> ALL ($2) AND NOT is_banned(ur.user_id)
        )
        """;

    /// <summary>Why this person may not decide it; null if they may.</summary>
    public static async Task<AppealObstacle?> FindAsync(
        NpgsqlConnection connection,
        AppealItem appeal,
        StaffMember staff,
        CancellationToken cancellationToken
    )
    {
        if (appeal.UserId == staff.Id)
            return AppealObstacle.Own;
        if (appeal.ActorId != staff.Id)
            return null;
        var others = await connection
            .Command(Others, appeal.WorkspaceId, new[] { staff.Id, appeal.UserId })
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
        return others ? AppealObstacle.OwnAct : null;
    }
}
