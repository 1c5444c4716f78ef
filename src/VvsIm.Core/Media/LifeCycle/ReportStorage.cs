using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Media;
using VvsIm.Core.Database;

namespace VvsIm.Core.Media.LifeCycle;

/// <summary>
/// <c>GET /api/admin/storage</c> says what the store holds, and for whom; <c>POST /api/admin/storage/check</c> compares it with the table now, and answers
/// when that is done.
/// </summary>
internal static class ReportStorage
{
    private const int People = 100;

    private const string ByWorkspace = """
        SELECT w.id, w.name, coalesce(m.files, 0), coalesce(o.bytes, 0)
        FROM workspaces w
        LEFT JOIN (SELECT workspace_id, count(*) AS files FROM media GROUP BY workspace_id) m ON m.workspace_id = w.id
        LEFT JOIN (SELECT workspace_id, sum(size)::bigint AS bytes FROM objects GROUP BY workspace_id) o ON o.workspace_id = w.id
        WHERE m.files > 0 OR o.bytes > 0
        ORDER BY 4 DESC, w.id
        """;

    private const string ByPerson = """
        SELECT m.uploader_id, u.display_name, m.workspace_id, m.files, m.bytes
        FROM (
          SELECT uploader_id, workspace_id, count(*) AS files, sum(size)::bigint AS bytes FROM media
          GROUP BY uploader_id, workspace_id
          ORDER BY 4 DESC, uploader_id, workspace_id
          LIMIT $1
        ) m
        JOIN users u ON u.id = m.uploader_id
        ORDER BY m.bytes DESC, m.uploader_id, m.workspace_id
        """;

    private const string Last = """
        SELECT at, objects, missing, unknown, unknown_bytes, error FROM storage_checks ORDER BY at DESC LIMIT 1
        """;

    public static async Task<Ok<StorageReport>> HandleAsync(
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            new StorageReport
            {
                Workspaces =
                [
                    .. await database
                        .Command(ByWorkspace)
                        .ListAsync(
                            row => new WorkspaceStorage(
                                row.GetGuid(0),
                                row.GetString(1),
                                row.GetInt64(2),
                                row.GetInt64(3)
                            ),
                            cancellationToken
                        ),
                ],
                People =
                [
                    .. await database
                        .Command(ByPerson, People)
                        .ListAsync(
                            row => new PersonStorage(
                                row.GetGuid(0),
                                row.GetString(1),
                                row.GetGuid(2),
                                row.GetInt64(3),
                                row.GetInt64(4)
                            ),
                            cancellationToken
                        ),
                ],
                LastCheck = await database
                    .Command(Last)
                    .FirstAsync(
                        row => new StorageCheck(
                            row.GetFieldValue<DateTimeOffset>(0),
                            row.GetInt64(1),
                            row.GetInt64(2),
                            row.GetInt64(3),
                            row.GetInt64(4),
                            row.IsDBNull(5) ? null : row.GetString(5)
                        ),
                        cancellationToken
                    ),
            }
        );

    public static async Task<Ok<StorageCheck>> CheckAsync(
        StoreComparison comparison,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await comparison.RunAsync(cancellationToken));
}
