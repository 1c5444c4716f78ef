using Npgsql;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Moderation;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Admin;

/// <summary>What people belong to, and are kept out of.</summary>
internal static class UserWorkspaces
{
    private const string Read = """
        SELECT who.id, w.id, w.name, m.role, m.joined_at, b.until, b.reason, b.banned_by, b.banned_at
        FROM (
          SELECT user_id, workspace_id FROM workspace_members WHERE user_id = ANY ($1)
          UNION
          SELECT user_id, workspace_id FROM workspace_bans WHERE user_id = ANY ($1) AND (until IS NULL OR until > now())
        ) who (id, workspace_id)
        JOIN workspaces w ON w.id = who.workspace_id
        LEFT JOIN workspace_members m ON m.workspace_id = w.id AND m.user_id = who.id
        LEFT JOIN workspace_bans b ON b.workspace_id = w.id AND b.user_id = who.id AND (b.until IS NULL OR b.until > now())
        WHERE $2::uuid[] IS NULL OR w.id = ANY ($2)
        ORDER BY m.joined_at, w.id
        """;

    /// <summary>Of these people, in the workspaces that the reader may see; null: in all.</summary>
    public static async Task<ILookup<Guid, UserWorkspace>> OfAsync(
        NpgsqlDataSource database,
        IEnumerable<Guid> userIds,
        Guid[]? scope,
        CancellationToken cancellationToken
    )
    {
        var rows = await database
            .Command(Read, userIds.ToArray(), scope)
            .ListAsync(row => (UserId: row.GetGuid(0), Workspace: One(row)), cancellationToken);
        return rows.ToLookup(row => row.UserId, row => row.Workspace);
    }

    private static UserWorkspace One(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(1),
            Name = row.GetString(2),
            Role = row.IsDBNull(3) ? null : Names.WorkspaceRole(row.GetString(3)),
            JoinedAt = row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
            Ban = row.IsDBNull(7)
                ? null
                : new WorkspaceBan(
                    row.GetGuid(1),
                    row.GetGuid(0),
                    row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5),
                    row.IsDBNull(6) ? null : row.GetString(6),
                    row.GetGuid(7),
                    row.GetFieldValue<DateTimeOffset>(8)
                ),
        };
}
