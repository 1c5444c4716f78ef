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

/// <summary><c>GET /api/admin/conversations/{id}/members</c>.</summary>
internal static class ListModeratedMembers
{
    private const string Matching = """
        FROM conversation_members m
        JOIN users u ON u.id = m.user_id
        WHERE m.conversation_id = $1 AND m.left_at IS NULL AND ($2::text IS NULL OR u.display_name ILIKE '%' || $2 || '%')
        """;

    private static readonly Dictionary<string, string> s_sorts = new()
    {
        ["name"] = "lower(u.display_name)",
        ["joinedAt"] = "m.joined_at",
        ["role"] = "CASE m.role WHEN 'owner' THEN 2 WHEN 'admin' THEN 1 ELSE 0 END",
    };

    public static async Task<Results<Ok<Listing<ModeratedMember>>, ProblemHttpResult>> HandleAsync(
        Guid id,
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        string? query = null,
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
        if (!s_sorts.TryGetValue(sort ?? "role", out var column))
            return Refusal.Invalid("sort", $"Sort by one of {string.Join(", ", s_sorts.Keys)}.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await GetModerated.FindAsync(connection, id, staff, cancellationToken) is null)
            return Refusal.NotFound("conversation");

        object?[] values = [id, string.IsNullOrWhiteSpace(query) ? null : Like.Escape(query.Trim())];
        var total = await connection
            .Command($"SELECT count(*)::int {Matching}", values)
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        var items = await connection
            .Command(
                $"""
                SELECT m.user_id, m.role, m.joined_at, m.silenced_until {Matching}
                ORDER BY {column} {(descending ? "DESC" : "ASC")}, lower(u.display_name), u.id OFFSET $3 LIMIT $4
                """,
                [.. values, offset, size]
            )
            .ListAsync(
                row => new ModeratedMember(
                    row.GetGuid(0),
                    Names.Role(row.GetString(1)),
                    row.GetFieldValue<DateTimeOffset>(2),
                    ModeratedRows.TimeAt(row, 3)
                ),
                cancellationToken
            );
        return TypedResults.Ok(
            new Listing<ModeratedMember>
            {
                Items = [.. items],
                Total = total,
                Users = await people.NameAsync(items.Select(member => member.UserId), cancellationToken),
            }
        );
    }
}
