using Npgsql;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Database;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Media.Upload;

/// <summary>A workspace that files can be uploaded to.</summary>
/// <param name="WorkspaceId">Which.</param>
/// <param name="FileBytes">How large a file may be there.</param>
/// <param name="Settings">What the workspace allows.</param>
internal sealed record UploadPlace(Guid WorkspaceId, long FileBytes, WorkspaceSettings Settings);

/// <summary>Where people may upload.</summary>
internal sealed class UploadPlaces(NpgsqlDataSource database)
{
    /// <summary>The workspaces of a person, the oldest membership first.</summary>
    public async Task<IReadOnlyList<UploadPlace>> OfAsync(Guid userId, CancellationToken cancellationToken) =>
        await database
            .Command(
                """
                SELECT w.id, w.file_bytes, w.settings::text
                FROM workspace_members m
                JOIN workspaces w ON w.id = m.workspace_id
                WHERE m.user_id = $1
                ORDER BY m.joined_at, w.id
                """,
                userId
            )
            .ListAsync(
                row => new UploadPlace(row.GetGuid(0), row.GetInt64(1), StoredSettings.Read(row.GetString(2))),
                cancellationToken
            );
}
