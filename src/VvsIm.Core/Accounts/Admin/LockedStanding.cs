using Npgsql;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Admin;

/// <summary>What somebody is in a workspace whose memberships nobody else changes until the transaction ends.</summary>
/// <param name="WorkspaceName">What the workspace is called.</param>
/// <param name="Theirs">Their role; null if they are no member.</param>
/// <param name="Banned">They are kept out of it.</param>
/// <param name="IsOperator">They run the installation.</param>
/// <param name="Mine">The role there of who asks; null if none.</param>
/// <param name="OtherOwners">There is another owner beside them.</param>
internal sealed record LockedStanding(
    string WorkspaceName,
    WorkspaceRole? Theirs,
    bool Banned,
    bool IsOperator,
    WorkspaceRole? Mine,
    bool OtherOwners
)
{
    private const string Lock = "SELECT FROM workspaces WHERE id = $1 FOR NO KEY UPDATE";

    private const string Read = """
        SELECT w.name,
          (SELECT m.role FROM workspace_members m WHERE m.workspace_id = w.id AND m.user_id = u.id),
          is_banned_from(w.id, u.id),
          EXISTS (SELECT FROM user_roles x JOIN roles r ON r.id = x.role_id AND r.name = 'operator' WHERE x.user_id = u.id),
          (SELECT m.role FROM workspace_members m WHERE m.workspace_id = w.id AND m.user_id = $3),
          EXISTS (SELECT FROM workspace_members m WHERE m.workspace_id = w.id AND m.role = 'owner' AND m.user_id <> u.id)
        FROM workspaces w, users u
        WHERE w.id = $1 AND u.id = $2 AND u.erased_at IS NULL
        """;

    /// <summary>Null when there is no such workspace or account. In the caller's transaction.</summary>
    public static async Task<LockedStanding?> FindAsync(
        NpgsqlConnection connection,
        Guid workspaceId,
        Guid userId,
        StaffMember staff,
        CancellationToken cancellationToken
    )
    {
        await connection.Command(Lock, workspaceId).RunAsync(cancellationToken);
        return await connection
            .Command(Read, workspaceId, userId, staff.Id)
            .FirstAsync(
                row => new LockedStanding(
                    row.GetString(0),
                    Role(row, 1),
                    row.GetBoolean(2),
                    row.GetBoolean(3),
                    Role(row, 4),
                    row.GetBoolean(5)
                ),
                cancellationToken
            );
    }

    private static WorkspaceRole? Role(NpgsqlDataReader row, int at) =>
        row.IsDBNull(at) ? null : Names.WorkspaceRole(row.GetString(at));
}
