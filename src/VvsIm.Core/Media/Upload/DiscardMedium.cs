using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;

namespace VvsIm.Core.Media.Upload;

/// <summary>
/// <c>DELETE /api/media/{id}</c>: one's own upload that is not used yet is gone. What is not there, or not one's own, is gone already. Its bytes follow
/// when the collector finds that nothing points to them.
/// </summary>
internal static class DiscardMedium
{
    // A message that waits for its time counts as a use.
    private const string Delete = """
        WITH gone AS (
          DELETE FROM media
          WHERE id = $1 AND uploader_id = $2 AND used_at IS NULL
            AND NOT EXISTS (SELECT FROM scheduled_messages s WHERE s.user_id = $2 AND $1 = ANY (s.attachment_ids))
          RETURNING id
        )
        SELECT EXISTS (SELECT FROM media WHERE id = $1 AND uploader_id = $2) AND NOT EXISTS (SELECT FROM gone)
        """;

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var used = await database.Command(Delete, id, user.Id).FirstAsync(row => row.GetBoolean(0), cancellationToken);
        return used ? MediaRefusals.Attached : TypedResults.NoContent();
    }
}
