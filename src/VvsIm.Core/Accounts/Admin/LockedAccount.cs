using Npgsql;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Admin;

/// <summary>An account whose row is locked until the transaction ends: of two who act upon it, the later one sees what the earlier one did.</summary>
/// <param name="Id">Whose.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="IsOperator">They run the installation.</param>
/// <param name="Erased">Nothing is done with them any more.</param>
/// <param name="OtherOperators">There is another operator who can come in.</param>
internal sealed record LockedAccount(Guid Id, string DisplayName, bool IsOperator, bool Erased, bool OtherOperators)
{
    // Who shuts out, demotes or erases operators waits for each other here, so that two of them never end each other.
    private const string LockOperators = """
        SELECT FROM roles r WHERE r.name = 'operator'
          AND EXISTS (SELECT FROM user_roles x WHERE x.role_id = r.id AND x.user_id = $1)
        FOR UPDATE
        """;

    private const string Lock = "SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE";

    private const string Read = """
        SELECT u.display_name,
          EXISTS (SELECT FROM user_roles x JOIN roles r ON r.id = x.role_id AND r.name = 'operator' WHERE x.user_id = u.id),
          u.erased_at IS NOT NULL,
          EXISTS (
            SELECT FROM user_roles x
            JOIN roles r ON r.id = x.role_id AND r.name = 'operator'
            WHERE x.user_id <> u.id AND NOT is_banned(x.user_id)
          )
        FROM users u
        WHERE u.id = $1
          AND ($2::uuid[] IS NULL OR EXISTS (
            SELECT FROM workspace_members w WHERE w.user_id = u.id AND w.workspace_id = ANY ($2)
            UNION ALL
            SELECT FROM workspace_bans w WHERE w.user_id = u.id AND w.workspace_id = ANY ($2)
          ))
        """;

    /// <summary>Null when there is no such account, or not for this member of staff. In the caller's transaction.</summary>
    public static async Task<LockedAccount?> FindAsync(
        NpgsqlConnection connection,
        Guid id,
        StaffMember staff,
        CancellationToken cancellationToken
    )
    {
        await connection.Command(LockOperators, id).RunAsync(cancellationToken);
        await connection.Command(Lock, id).RunAsync(cancellationToken);
        return await connection
            .Command(Read, id, staff.Scope)
            .FirstAsync(
                row => new LockedAccount(id, row.GetString(0), row.GetBoolean(1), row.GetBoolean(2), row.GetBoolean(3)),
                cancellationToken
            );
    }

    /// <summary>Without them nobody could run the installation.</summary>
    public bool IsLastOperator => IsOperator && !OtherOperators;
}
