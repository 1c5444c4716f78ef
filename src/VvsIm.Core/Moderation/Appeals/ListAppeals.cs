using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary><c>GET /api/admin/appeals</c>: filtered, sorted and paged; the longest waiting first unless asked otherwise.</summary>
internal static class ListAppeals
{
    private const string Matching = $"""
        {AppealRows.From}
        WHERE {AppealRows.Visible}
          AND ($3::text IS NULL OR a.state = $3)
          AND ($4::uuid IS NULL OR a.workspace_id = $4)
          AND ($5::uuid IS NULL OR a.user_id = $5)
          AND (
            $6::text IS NULL
            OR a.text ILIKE '%' || $6 || '%'
            OR EXISTS (SELECT FROM users u WHERE u.id = a.user_id AND u.display_name ILIKE '%' || $6 || '%')
          )
        """;

    public static async Task<Results<Ok<Listing<AppealItem>>, ProblemHttpResult>> HandleAsync(
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        string? query = null,
        string? state = null,
        Guid? workspaceId = null,
        Guid? userId = null,
        int offset = 0,
        int? limit = null,
        string? sort = null,
        bool descending = false
    )
    {
        if (
            (Paging.CheckLimit(limit, out var size) ?? Paging.CheckOffset(offset) ?? NameQuery.CheckText(query)) is
            { } refused
        )
            return refused;
        if (!string.IsNullOrEmpty(state) && !Enum.GetValues<AppealState>().Select(Names.Of).Contains(state))
            return Refusal.Invalid("state", "There is no such state.");
        var column = sort switch
        {
            null or "at" => "a.at",
            "decidedAt" => "a.decided_at",
            _ => null,
        };
        if (column is null)
            return Refusal.Invalid("sort", "Sort by at or decidedAt.");

        object?[] wanted =
        [
            staff.Id,
            staff.Scope,
            string.IsNullOrEmpty(state) ? null : state,
            workspaceId,
            userId,
            string.IsNullOrWhiteSpace(query) ? null : Like.Escape(query.Trim()),
        ];
        var total = await database
            .Command($"SELECT count(*)::int FROM (SELECT {Matching} LIMIT $7) counted", [.. wanted, Limits.CountedRows])
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        var items = await database
            .Command(
                $"""
                SELECT {AppealRows.ItemColumns}
                {Matching}
                ORDER BY {column} {(descending ? "DESC" : "ASC")} NULLS LAST, a.id
                OFFSET $7 LIMIT $8
                """,
                [.. wanted, offset, size]
            )
            .ListAsync(AppealRows.ReadItem, cancellationToken);
        return TypedResults.Ok(
            new Listing<AppealItem>
            {
                Items = [.. items],
                Total = total,
                Users = await people.NameAsync(items.SelectMany(AppealRows.PeopleOf), cancellationToken),
            }
        );
    }
}
