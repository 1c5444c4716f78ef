using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.Admin;

/// <summary><c>GET /api/admin/users</c>: the accounts that staff may see, searched, filtered, sorted and paged for the console's table.</summary>
internal static class ListUsers
{
    private const string Matching = $"""
        FROM {UserRows.From}
        WHERE {UserRows.Seen}
          AND ($2::text IS NULL OR u.display_name ILIKE '%' || $2 || '%' OR u.erased_at IS NULL AND u.email ILIKE '%' || $2 || '%' OR u.id = $3)
          AND ($4::text IS NULL OR {UserRows.State} = $4)
          AND ($5::text IS NULL OR CASE $5
            WHEN 'operator' THEN EXISTS (
              SELECT FROM user_roles x JOIN roles r ON r.id = x.role_id WHERE x.user_id = u.id AND r.name = 'operator'
            )
            ELSE EXISTS (
              SELECT FROM workspace_members w
              WHERE w.user_id = u.id AND w.role = $5 AND ($6::uuid IS NULL OR w.workspace_id = $6)
                AND ($1::uuid[] IS NULL OR w.workspace_id = ANY ($1))
            )
          END)
          AND ($6::uuid IS NULL
            OR EXISTS (SELECT FROM workspace_members w WHERE w.user_id = u.id AND w.workspace_id = $6)
            OR is_banned_from($6, u.id))
        """;

    private static readonly string Count =
        $"SELECT count(*)::int FROM (SELECT {Matching} LIMIT {Limits.CountedRows}) counted";

    public static async Task<Results<Ok<Listing<UserAccount>>, ProblemHttpResult>> HandleAsync(
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken,
        string? query = null,
        string? state = null,
        string? role = null,
        Guid? workspaceId = null,
        int offset = 0,
        int? limit = null,
        string? sort = null,
        bool? descending = null
    )
    {
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        if (offset < 0)
            return Refusal.Invalid("offset", "At least 0.");
        if (NameQuery.CheckText(query) is { } noText)
            return noText;
        var column = sort switch
        {
            null or "createdAt" => "u.created_at",
            "displayName" => "lower(u.display_name)",
            "email" => "u.normalized_email",
            _ => null,
        };
        if (column is null)
            return Refusal.Invalid("sort", "Sort by displayName, email or createdAt.");
        if (!TryParse(state, out var wanted))
            return Refusal.Invalid("state", "One of active, neverSignedIn, locked, banned and erased.");
        if (role is not (null or "operator" or "member" or "moderator" or "owner"))
            return Refusal.Invalid("role", "One of operator, owner, moderator and member.");
        if (workspaceId is { } workspace && !staff.Sees(workspace))
            return Refusal.NotFound("workspace");

        var text = string.IsNullOrWhiteSpace(query) ? null : query.Trim();
        object?[] filter =
        [
            staff.Scope,
            text is null ? null : Like.Escape(text),
            Guid.TryParse(text, out var id) ? id : Guid.Empty,
            wanted,
            role,
            workspaceId,
        ];
        // Counted apart from the page: one past the end must still say how many there are.
        var total = await database.Command(Count, filter).FirstAsync(row => row.GetInt32(0), cancellationToken);
        var direction = descending ?? sort is null or "createdAt" ? "DESC" : "ASC";
        var items = await database
            .Command(
                $"""
                SELECT {UserRows.Columns}
                {Matching}
                ORDER BY {column} {direction}, u.id {direction}
                OFFSET $7 LIMIT $8
                """,
                [.. filter, offset, size]
            )
            .ListAsync(UserRows.Read, cancellationToken);
        var workspaces = await UserWorkspaces.OfAsync(
            database,
            items.Select(item => item.Id),
            staff.Scope,
            cancellationToken
        );
        return TypedResults.Ok(
            new Listing<UserAccount>
            {
                Items = [.. items.Select(item => item with { Workspaces = [.. workspaces[item.Id]] })],
                Total = total,
            }
        );
    }

    private static bool TryParse(string? state, out string? wanted)
    {
        wanted = null;
        if (state is null)
            return true;
        if (!Enum.TryParse<UserState>(state, ignoreCase: true, out var known) || !Enum.IsDefined(known))
            return false;
        wanted = Conversations.Names.Of(known);
        return true;
    }
}
