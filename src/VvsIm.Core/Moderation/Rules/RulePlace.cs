using Npgsql;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;

namespace VvsIm.Core.Moderation.Rules;

/// <summary>The rules of a workspace while one of them is changed: one change at a time.</summary>
internal static class RulePlace
{
    /// <summary>Locks the workspace's rules until the transaction ends; false when there is no such workspace, or not for this person.</summary>
    public static async Task<bool> LockAsync(
        NpgsqlConnection connection,
        Guid workspaceId,
        StaffMember staff,
        CancellationToken cancellationToken
    )
    {
        if (!staff.Sees(workspaceId))
            return false;
        await connection
            .Command("SELECT pg_advisory_xact_lock(hashtextextended('rules:' || $1::uuid, 0))", workspaceId)
            .RunAsync(cancellationToken);
        return await connection
            .Command("SELECT EXISTS (SELECT FROM workspaces WHERE id = $1)", workspaceId)
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
    }

    /// <summary>The rule, with the rules of its workspace locked; null when there is no such rule, or not for this person.</summary>
    public static async Task<Rule?> FindAsync(
        NpgsqlConnection connection,
        Guid id,
        StaffMember staff,
        CancellationToken cancellationToken
    )
    {
        var seen = await ReadAsync(connection, id, cancellationToken);
        return seen is not null && await LockAsync(connection, seen.WorkspaceId, staff, cancellationToken)
            ? await ReadAsync(connection, id, cancellationToken)
            : null;
    }

    private static Task<Rule?> ReadAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection
            .Command($"SELECT {RuleRows.Columns} FROM moderation_rules WHERE id = $1", id)
            .FirstAsync(RuleRows.Read, cancellationToken);
}
