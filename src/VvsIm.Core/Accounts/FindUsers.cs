using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts;

/// <summary><c>GET /api/users</c>: people with whom one shares a workspace, by name, by whole email, or by id.</summary>
internal static class FindUsers
{
    public static async Task<Results<Ok<Page<User>>, ProblemHttpResult>> HandleAsync(
        CurrentUser user,
        NpgsqlDataSource database,
        TimeProvider time,
        CancellationToken cancellationToken,
        string? query = null,
        string? ids = null,
        string? cursor = null,
        int? limit = null
    )
    {
        if (NameQuery.Check(query, cursor, limit, out var named) is { } refused)
            return refused;
        if (!TryParseIds(ids, out var wanted))
            return Refusal.Invalid("ids", $"Give at most {Limits.UsersByIds} ids, separated by commas.");

        var found = await database
            .Command(
                """
                SELECT u.id, u.display_name, u.status_emoji, u.status_text, u.status_until, u.avatar_id FROM users u
                WHERE EXISTS (
                    SELECT FROM workspace_members theirs
                    JOIN workspace_members mine ON mine.workspace_id = theirs.workspace_id AND mine.user_id = $1
                    WHERE theirs.user_id = u.id
                  )
                  AND ($2::uuid[] IS NULL OR u.id = ANY ($2))
                  AND ($3::text IS NULL OR u.display_name ILIKE '%' || $3 || '%' OR u.normalized_email = upper($4))
                  AND ($5::text IS NULL OR (lower(u.display_name), u.id) > ($5, $6))
                ORDER BY lower(u.display_name), u.id
                LIMIT $7
                """,
                user.Id,
                wanted,
                named.Pattern,
                named.Text,
                named.AfterName,
                named.AfterId,
                (wanted is null ? named.Size : Limits.UsersByIds) + 1
            )
            .ListAsync(row => People.Read(row, time.GetUtcNow()), cancellationToken);
        var page = wanted is null ? named.Size : Limits.UsersByIds;
        return TypedResults.Ok(
            Paging.Cut(found, page, last => Paging.Cursor(last.DisplayName.ToLowerInvariant(), last.Id))
        );
    }

    /// <summary>Ids separated by commas; none are null.</summary>
    internal static bool TryParseIds(string? text, out Guid[]? ids)
    {
        ids = null;
        if (string.IsNullOrEmpty(text))
            return true;
        var parts = text.Split(',', Limits.UsersByIds + 1);
        if (parts.Length > Limits.UsersByIds)
            return false;
        ids = new Guid[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            if (!Guid.TryParse(parts[i], out ids[i]))
                return false;
        return true;
    }
}
