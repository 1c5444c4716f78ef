using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Media.Upload;

/// <summary><c>PATCH /api/media/{id}</c>: what is said of one's own upload, until it is attached.</summary>
internal static class ChangeMedium
{
    private const string Update = """
        UPDATE media SET alt = CASE WHEN $3 AND used_at IS NULL THEN $4 ELSE alt END
        WHERE id = $1 AND uploader_id = $2
        RETURNING attachment(media)::text, workspace_id, location_removed, used_at IS NOT NULL
        """;

    public static async Task<Results<Ok<Medium>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ChangeMediumRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        if (DetailsRules.CheckAlt(request.Alt) is { } refusal)
            return refusal;
        var changed = await database
            .Command(Update, id, user.Id, request.Alt is not null, DetailsRules.Alt(request.Alt))
            .FirstAsync(
                row => new
                {
                    Medium = new Medium(
                        JsonSerializer.Deserialize(row.GetString(0), VvsImJson.Default.Attachment)!,
                        row.GetGuid(1),
                        row.GetBoolean(2)
                    ),
                    Attached = row.GetBoolean(3),
                },
                cancellationToken
            );
        if (changed is null)
            return Refusal.NotFound("file");
        return changed.Attached ? MediaRefusals.Attached : TypedResults.Ok(changed.Medium);
    }
}
