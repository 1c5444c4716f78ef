using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Media;
using VvsIm.Core.Media.Stores;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.Export;

/// <summary><c>GET /api/admin/exports/{id}</c>: the file, for the operator who asked for it, as long as it is kept.</summary>
internal static class DownloadExport
{
    private const string Find = """
        SELECT true FROM account_tasks
        WHERE id = $1 AND requested_by = $2 AND kind = 'export' AND state = 'done' AND expires_at > clock_timestamp()
        """;

    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id,
        StaffMember staff,
        NpgsqlDataSource database,
        IObjectStore store,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        if (!await database.Command(Find, id, staff.Id).FirstAsync(row => row.GetBoolean(0), cancellationToken))
            return Refusal.NotFound("export");
        try
        {
            var stored = await store.OpenAsync(ExportKey.Of(id), 0, null, cancellationToken);
            response.RegisterForDisposeAsync(stored);
            response.Headers.CacheControl = "private, no-store";
            response.ContentLength = stored.Size;
            return TypedResults.File(stored.Content, "application/zip", $"export-{id}.zip");
        }
        catch (ObjectMissingException)
        {
            return Refusal.NotFound("export");
        }
        catch (StoreUnavailableException)
        {
            return MediaRefusals.Unavailable;
        }
    }
}
