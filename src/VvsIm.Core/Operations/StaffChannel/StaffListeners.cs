using Npgsql;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Operations.StaffChannel;

/// <summary>Who listens to the staff's channels, and still may.</summary>
internal sealed class StaffListeners(NpgsqlDataSource database) : IStaffListeners
{
    /// <summary>A token is signed after this row was written, and its holder may come a little late.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    // Whether the user $1 belongs to the staff of $2; operators belong to every one that exists.
    private const string Listen = """
        INSERT INTO staff_listeners (user_id, scope_id, until)
        SELECT $1, $2, now() + $3
        WHERE (
          EXISTS (SELECT FROM user_roles ur JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = $1 AND r.name = $4)
          AND ($2 = '00000000-0000-0000-0000-000000000000' OR EXISTS (SELECT FROM workspaces WHERE id = $2))
        ) OR EXISTS (
          SELECT FROM workspace_members WHERE workspace_id = $2 AND user_id = $1 AND role IN ('moderator', 'owner')
        )
        ON CONFLICT (user_id, scope_id) DO UPDATE SET until = EXCLUDED.until
        """;

    private const string ForgetOld = "DELETE FROM staff_listeners WHERE until < now()";

    private const string Fallen = """
        SELECT l.user_id, l.scope_id FROM staff_listeners l
        WHERE NOT EXISTS (
          SELECT FROM user_roles ur JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = l.user_id AND r.name = $1
        )
        AND NOT EXISTS (
          SELECT FROM workspace_members m
          WHERE m.workspace_id = l.scope_id AND m.user_id = l.user_id AND m.role IN ('moderator', 'owner')
        )
        """;

    public async Task<bool> TryListenAsync(
        Guid userId,
        Guid scopeId,
        TimeSpan lifetime,
        CancellationToken cancellationToken
    ) =>
        await database.Command(Listen, userId, scopeId, lifetime + Grace, Roles.Operator).RunAsync(cancellationToken)
        > 0;

    /// <summary>Whether anybody may be listening to this channel now.</summary>
    public async Task<bool> AnyAsync(Guid scopeId, CancellationToken cancellationToken) =>
        await database
            .Command("SELECT EXISTS (SELECT FROM staff_listeners WHERE scope_id = $1 AND until > now())", scopeId)
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);

    /// <summary>Who holds a token for a staff channel, but no longer the role.</summary>
    public async Task<IReadOnlyList<(Guid UserId, Guid ScopeId)>> FallenAsync(CancellationToken cancellationToken)
    {
        await database.Command(ForgetOld).RunAsync(cancellationToken);
        return await database
            .Command(Fallen, Roles.Operator)
            .ListAsync(row => (row.GetGuid(0), row.GetGuid(1)), cancellationToken);
    }
}
