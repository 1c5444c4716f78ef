using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Media.Download;
using VvsIm.Core.Media.Stores;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary>
/// <c>GET /api/admin/reports/{id}/media/{mediaId}</c> and its <c>/preview</c>: the bytes of a file of the evidence, also when the file itself is long gone.
/// </summary>
internal static class GetReportMedium
{
    private const string Find = $"""
        SELECT m.name, m.kind, CASE WHEN $5 THEN m.preview_type ELSE m.content_type END, o.workspace_id, o.id, o.size, o.sha256
        FROM reports r
        JOIN report_media m ON m.report_id = r.id AND m.media_id = $4
        JOIN objects o ON o.id = CASE WHEN $5 THEN m.preview_object_id ELSE m.object_id END
        WHERE r.id = $3 AND {ReportRows.Visible}
        """;

    public static Task<Results<MediumResult, ProblemHttpResult>> HandleAsync(
        Guid id,
        Guid mediaId,
        StaffMember staff,
        NpgsqlDataSource database,
        IObjectStore store,
        CancellationToken cancellationToken
    ) => FindAsync(id, mediaId, preview: false, staff, database, store, cancellationToken);

    public static Task<Results<MediumResult, ProblemHttpResult>> HandlePreviewAsync(
        Guid id,
        Guid mediaId,
        StaffMember staff,
        NpgsqlDataSource database,
        IObjectStore store,
        CancellationToken cancellationToken
    ) => FindAsync(id, mediaId, preview: true, staff, database, store, cancellationToken);

    private static async Task<Results<MediumResult, ProblemHttpResult>> FindAsync(
        Guid id,
        Guid mediaId,
        bool preview,
        StaffMember staff,
        NpgsqlDataSource database,
        IObjectStore store,
        CancellationToken cancellationToken
    )
    {
        var medium = await database
            .Command(Find, staff.Id, staff.Scope, id, mediaId, preview)
            .FirstAsync(ServedMedium.Read, cancellationToken);
        return medium is null
            ? Refusal.NotFound("file")
            : new MediumResult(medium, FileDisposition.Of(medium.Name, preview || medium.Shown), store);
    }
}
