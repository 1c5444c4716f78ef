using Npgsql;
using VvsIm.Contracts.Permissions;

namespace VvsIm.Core.Conversations;

/// <summary>Where a reader stands, out of rows of <c>conversations c</c> and <c>conversation_readers r</c>.</summary>
internal static class Standings
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns = """
        c.kind,
        r.role,
        (SELECT w.role FROM workspace_members w WHERE w.workspace_id = c.workspace_id AND w.user_id = r.user_id),
        c.posting,
        coalesce(r.silenced_until > clock_timestamp(), false)
        """;

    /// <summary>How many columns that are.</summary>
    public const int Count = 5;

    /// <summary>Reads <see cref="Columns"/>, the first of which is column <paramref name="at"/>.</summary>
    public static Standing Read(NpgsqlDataReader row, int at) =>
        new(
            Names.Kind(row.GetString(at)),
            Names.Role(row.GetString(at + 1)),
            row.IsDBNull(at + 2) ? default : Names.WorkspaceRole(row.GetString(at + 2)),
            Names.Posting(row.GetString(at + 3)),
            row.GetBoolean(at + 4)
        );
}
