using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Media.Avatars;

/// <summary>
/// Makes an upload the picture of a person, a conversation or a workspace, in the transaction that says so there. The device has cropped
/// it: the file is the large size, its preview the small one.
/// </summary>
internal static class AvatarClaim
{
    // One that another picture has replaced can be taken again for as long as it is kept: that is what undoing a change does.
    private const string Take = """
        UPDATE media SET used_at = clock_timestamp(), replaced_at = NULL
        WHERE id = $1 AND uploader_id = $2 AND ($3::uuid IS NULL OR workspace_id = $3)
          AND conversation_id IS NULL AND (used_at IS NULL OR replaced_at IS NOT NULL)
          AND kind = 'image' AND preview_object_id IS NOT NULL AND width = height AND width <= $4 AND size <= $5
        """;

    /// <summary>What a request means: nothing, taking the picture away, or another picture.</summary>
    public static Guid? Wanted(Guid? requested, Guid? current) =>
        requested is null ? current
        : requested == Guid.Empty ? null
        : requested;

    /// <summary>Puts one picture in the other's place; a refusal when the new one is not the person's or will not do.</summary>
    /// <param name="connection">With the transaction that writes who has it.</param>
    /// <param name="before">The picture until now.</param>
    /// <param name="after">The picture from now on.</param>
    /// <param name="userId">Who does it, and has uploaded it.</param>
    /// <param name="workspaceId">The workspace that it must be uploaded to; null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ProblemHttpResult?> ReplaceAsync(
        NpgsqlConnection connection,
        Guid? before,
        Guid? after,
        Guid userId,
        Guid? workspaceId,
        CancellationToken cancellationToken
    )
    {
        if (before == after)
            return null;
        if (
            after is not null
            && await connection
                .Command(Take, after, userId, workspaceId, Limits.AvatarSide, Limits.AvatarBytes)
                .RunAsync(cancellationToken) == 0
        )
            return Refusal.Of(
                StatusCodes.Status400BadRequest,
                ProblemCodes.UnsafePicture,
                $"An avatar is a square picture that you uploaded, of at most {Limits.AvatarSide} pixels a side, with a preview."
            );
        if (before is not null)
            await connection
                .Command("UPDATE media SET replaced_at = clock_timestamp() WHERE id = $1", before)
                .RunAsync(cancellationToken);
        return null;
    }
}
