using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces.Settings;

/// <summary><c>GET /api/admin/workspaces/{id}/settings</c>: for its moderators and owners, and for operators.</summary>
internal static class ReadConfiguration
{
    /// <summary>$1 the workspace, $2 who asks, $3 whether they are an operator.</summary>
    public const string Read = """
        SELECT w.name, w.settings_version, w.file_bytes, w.settings::text, $3 OR EXISTS (
          SELECT FROM workspace_members m WHERE m.workspace_id = w.id AND m.user_id = $2 AND m.role = 'owner'
        )
        FROM workspaces w WHERE w.id = $1
        """;

    public static async Task<Results<Ok<WorkspaceConfiguration>, ProblemHttpResult>> HandleAsync(
        Guid id,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) =>
        staff.Sees(id)
        && await database
            .Command(Read, id, staff.Id, staff.IsOperator)
            .FirstAsync(row => Take(row, id), cancellationToken)
            is { } configuration
            ? TypedResults.Ok(configuration)
            : Refusal.NotFound("workspace");

    /// <summary>What <see cref="Read"/> reads.</summary>
    public static WorkspaceConfiguration Take(NpgsqlDataReader row, Guid id) =>
        new()
        {
            WorkspaceId = id,
            Name = row.GetString(0),
            Version = row.GetInt64(1),
            FileBytes = row.GetInt64(2),
            Settings = StoredSettings.Read(row.GetString(3)),
            Configurable = row.GetBoolean(4),
        };
}
