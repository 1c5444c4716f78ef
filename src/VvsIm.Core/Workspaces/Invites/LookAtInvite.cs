using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces.Invites;

/// <summary><c>GET /api/invites/{code}</c>, for anybody: where the link leads.</summary>
internal static class LookAtInvite
{
    private const string Look = $"""
        SELECT
          w.name, c.kind, c.title, c.emoji, u.display_name,
          coalesce(c.member_count, (SELECT count(*)::int FROM workspace_members m WHERE m.workspace_id = w.id)),
          i.expires_at,
          CASE WHEN i.conversation_id IS NULL
            THEN EXISTS (SELECT FROM workspace_members m WHERE m.workspace_id = w.id AND m.user_id = $2)
            ELSE EXISTS (
              SELECT FROM conversation_members m WHERE m.conversation_id = c.id AND m.user_id = $2 AND m.left_at IS NULL
            )
          END
        FROM invites i
        JOIN workspaces w ON w.id = i.workspace_id
        JOIN users u ON u.id = i.created_by
        LEFT JOIN conversations c ON c.id = i.conversation_id
        WHERE i.code_hash = $1 AND {InviteRows.Live} AND c.deleted_at IS NULL AND NOT is_banned(i.created_by)
        """;

    public static async Task<Results<Ok<InvitePreview>, ProblemHttpResult>> HandleAsync(
        string code,
        ClaimsPrincipal who,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var userId = Guid.TryParse(who.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : Guid.Empty;
        var preview = await database
            .Command(Look, InviteCode.Hash(code), userId)
            .FirstAsync(
                row => new InvitePreview
                {
                    WorkspaceName = row.GetString(0),
                    Kind = row.IsDBNull(1) ? null : Names.Kind(row.GetString(1)),
                    Title = row.IsDBNull(2) ? null : row.GetString(2),
                    Emoji = row.IsDBNull(3) ? null : row.GetString(3),
                    InviterName = row.GetString(4),
                    Members = row.GetInt32(5),
                    ExpiresAt = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
                    Joined = row.GetBoolean(7),
                },
                cancellationToken
            );
        return preview is null ? Invalid : TypedResults.Ok(preview);
    }

    /// <summary>404, the same for a link that has expired, is used up, was revoked, or never was one.</summary>
    public static ProblemHttpResult Invalid =>
        Refusal.Of(
            StatusCodes.Status404NotFound,
            ProblemCodes.InviteInvalid,
            "This invite link doesn’t work any more. Ask whoever sent it for a new one."
        );
}
