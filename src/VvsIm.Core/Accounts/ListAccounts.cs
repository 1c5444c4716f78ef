using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts;

/// <summary><c>GET /api/admin/users</c>: every account, searched, sorted and paged for the console's table.</summary>
internal static class ListAccounts
{
    public static async Task<Results<Ok<UserAccountPage>, ProblemHttpResult>> HandleAsync(
        NpgsqlDataSource database,
        CancellationToken cancellationToken,
        string? query = null,
        int offset = 0,
        int? limit = null,
        string? sort = null,
        bool descending = true
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

        const string matching = """
            FROM users u
            WHERE $1::text IS NULL OR u.display_name ILIKE '%' || $1 || '%' OR u.email ILIKE '%' || $1 || '%'
            """;
        var pattern = string.IsNullOrWhiteSpace(query) ? null : Like.Escape(query.Trim());
        // Counted apart from the page: one past the end must still say how many there are.
        var total = await database
            .Command($"SELECT count(*)::int {matching}", pattern)
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        var items = await database
            .Command(
                $"""
                SELECT u.id, u.email, u.display_name, u.created_at, u.lockout_end,
                  (SELECT max(m.created_at) FROM messages m WHERE m.sender_id = u.id),
                  ARRAY (
                    SELECT r.name FROM user_roles ur JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = u.id ORDER BY 1
                  )
                {matching}
                ORDER BY {column} {(descending ? "DESC" : "ASC")}, u.id
                OFFSET $2 LIMIT $3
                """,
                pattern,
                offset,
                size
            )
            .ListAsync(
                row => new UserAccount
                {
                    Id = row.GetGuid(0),
                    Email = row.GetString(1),
                    DisplayName = row.GetString(2),
                    CreatedAt = row.GetFieldValue<DateTimeOffset>(3),
                    LockedUntil = row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
                    LastMessageAt = row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5),
                    Roles = row.GetFieldValue<string[]>(6),
                },
                cancellationToken
            );
        return TypedResults.Ok(new UserAccountPage { Items = [.. items], Total = total });
    }
}
