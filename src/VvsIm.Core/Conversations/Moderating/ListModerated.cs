using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations.Moderating;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Moderating;

/// <summary><c>GET /api/admin/conversations</c>: every conversation of the workspaces that one keeps order in, for the console's table.</summary>
internal static class ListModerated
{
    // Those that nobody has said anything in yet are there too: an empty group may still be called something.
    private const string Matching = """
        FROM conversations c
        JOIN workspaces w ON w.id = c.workspace_id
        WHERE ($1::uuid[] IS NULL OR c.workspace_id = ANY ($1))
          AND ($2::text IS NULL OR c.title ILIKE '%' || $2 || '%' OR EXISTS (
            SELECT FROM users u WHERE u.id IN (c.direct_low, c.direct_high) AND u.display_name ILIKE '%' || $2 || '%'
          ))
          AND ($3::text IS NULL OR c.kind = $3)
          AND ($4::uuid IS NULL OR c.workspace_id = $4)
          AND ($5::uuid IS NULL OR EXISTS (
            SELECT FROM conversation_members m WHERE m.conversation_id = c.id AND m.user_id = $5 AND m.left_at IS NULL
          ))
          AND CASE $6::text
            WHEN 'open' THEN NOT c.closed AND c.deleted_at IS NULL
            WHEN 'frozen' THEN c.frozen_at IS NOT NULL AND c.deleted_at IS NULL
            WHEN 'archived' THEN c.archived_at IS NOT NULL AND c.deleted_at IS NULL
            WHEN 'deleted' THEN c.deleted_at IS NOT NULL
            ELSE true
          END
        """;

    private static readonly Dictionary<string, string> s_sorts = new()
    {
        ["activeAt"] = "c.active_at",
        ["createdAt"] = "c.created_at",
        ["members"] = "c.member_count",
        ["messages"] = "c.last_seq",
        ["title"] = "lower(c.title)",
    };

    public static async Task<Results<Ok<Listing<ModeratedConversation>>, ProblemHttpResult>> HandleAsync(
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        string? query = null,
        string? kind = null,
        string? state = null,
        Guid? workspaceId = null,
        Guid? memberId = null,
        int offset = 0,
        int? limit = null,
        string? sort = null,
        bool descending = true
    )
    {
        if (
            (Paging.CheckLimit(limit, out var size) ?? Paging.CheckOffset(offset) ?? NameQuery.CheckText(query)) is
            { } refused
        )
            return refused;
        if (kind is not (null or "direct" or "group" or "channel"))
            return Refusal.Invalid("kind", "One of direct, group and channel.");
        if (state is not (null or "open" or "frozen" or "archived" or "deleted"))
            return Refusal.Invalid("state", "One of open, frozen, archived and deleted.");
        if (!s_sorts.TryGetValue(sort ?? "activeAt", out var column))
            return Refusal.Invalid("sort", $"Sort by one of {string.Join(", ", s_sorts.Keys)}.");

        object?[] values =
        [
            staff.Scope,
            string.IsNullOrWhiteSpace(query) ? null : Like.Escape(query.Trim()),
            kind,
            workspaceId,
            memberId,
            state,
        ];
        var total = await database
            .Command($"SELECT count(*)::int FROM (SELECT {Matching} LIMIT {Limits.CountedRows}) counted", values)
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        var items = await database
            .Command(
                $"""
                SELECT {ModeratedRows.Columns} {Matching}
                ORDER BY {column} {(descending ? "DESC" : "ASC")} NULLS LAST, c.id OFFSET $7 LIMIT $8
                """,
                [.. values, offset, size]
            )
            .ListAsync(ModeratedRows.Read, cancellationToken);
        return TypedResults.Ok(
            new Listing<ModeratedConversation>
            {
                Items = [.. items],
                Total = total,
                Users = await people.NameAsync(ModeratedRows.People(items), cancellationToken),
            }
        );
    }
}
