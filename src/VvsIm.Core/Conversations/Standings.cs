using Npgsql;
using VvsIm.Contracts.Permissions;

namespace VvsIm.Core.Conversations;

/// <summary>Where a reader stands, out of rows of <c>conversations c</c> and <c>conversation_readers r</c>.</summary>
internal static class Standings
{
    /// <summary>Whether <c>conversations c</c> is of a kind that its workspace has switched off. Costs nothing for groups and channels.</summary>
    public const string Suspended = """
        CASE WHEN c.kind = 'direct' THEN EXISTS (
          SELECT FROM workspaces off WHERE off.id = c.workspace_id AND off.settings @> '{"directMessages": false}'
        ) ELSE false END
        """;

    /// <summary>
    /// Beside the lock on <c>conversations c</c>, for the statement before the one that reads <see cref="Suspended"/>: whoever changes the
    /// settings waits for those who write by the old ones, and after their commit nobody does. See <c>SettingsLock</c>.
    /// </summary>
    public const string Lock = """
        CASE WHEN c.kind = 'direct' THEN pg_advisory_xact_lock_shared(hashtextextended('settings:' || c.workspace_id, 0)) END
        """;

    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns = $"""
        c.kind,
        r.role,
        (SELECT w.role FROM workspace_members w WHERE w.workspace_id = c.workspace_id AND w.user_id = r.user_id),
        c.posting,
        coalesce(r.silenced_until > clock_timestamp(), false),
        c.closed OR {Suspended}
        """;

    /// <summary>How many columns that are.</summary>
    public const int Count = 6;

    /// <summary>Reads <see cref="Columns"/>, the first of which is column <paramref name="at"/>.</summary>
    public static Standing Read(NpgsqlDataReader row, int at) =>
        new(
            Names.Kind(row.GetString(at)),
            Names.Role(row.GetString(at + 1)),
            row.IsDBNull(at + 2) ? default : Names.WorkspaceRole(row.GetString(at + 2)),
            Names.Posting(row.GetString(at + 3)),
            row.GetBoolean(at + 4),
            row.GetBoolean(at + 5)
        );
}
