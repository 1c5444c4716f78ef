using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Held;

/// <summary><c>GET /api/admin/held</c>: what waits for review, the oldest first unless asked otherwise.</summary>
internal static class ListHeld
{
    private const string Matching = $"""
        FROM held_messages h
        JOIN workspaces w ON w.id = h.workspace_id
        JOIN conversations c ON c.id = h.conversation_id
        WHERE h.rejected_at IS NULL AND {HeldRow.Unsaid}
          AND ($1::uuid[] IS NULL OR h.workspace_id = ANY ($1))
          AND ($2::uuid IS NULL OR h.workspace_id = $2)
          AND ($3::uuid IS NULL OR h.sender_id = $3)
          AND ($4::uuid IS NULL OR h.conversation_id = $4)
          AND ($5::uuid IS NULL OR h.rule_id = $5)
          AND ($6::text IS NULL OR h.text ILIKE '%' || $6 || '%')
        """;

    public static async Task<Results<Ok<Listing<HeldForReview>>, ProblemHttpResult>> HandleAsync(
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        Guid? workspaceId = null,
        Guid? userId = null,
        Guid? conversationId = null,
        Guid? ruleId = null,
        string? query = null,
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
        if (sort is not (null or "heldAt"))
            return Refusal.Invalid("sort", "Sort by heldAt.");
        var pattern = string.IsNullOrWhiteSpace(query) ? null : Like.Escape(query.Trim());
        object?[] conditions = [staff.Scope, workspaceId, userId, conversationId, ruleId, pattern];
        var total = await database
            .Command(
                $"SELECT count(*)::int FROM (SELECT {Matching} LIMIT $7) counted",
                [.. conditions, Limits.CountedRows]
            )
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        var items = await database
            .Command(
                $"""
                SELECT {HeldRow.Columns}, w.name, c.kind, c.title, h.rule_id
                {Matching}
                ORDER BY h.held_at {(descending ? "DESC" : "ASC")}, h.id
                OFFSET $7 LIMIT $8
                """,
                [.. conditions, offset, size]
            )
            .ListAsync(Read, cancellationToken);
        return TypedResults.Ok(
            new Listing<HeldForReview>
            {
                Items = [.. items],
                Total = total,
                Users = await people.NameAsync(items.Select(item => item.SenderId), cancellationToken),
            }
        );
    }

    private static HeldForReview Read(NpgsqlDataReader row)
    {
        var held = HeldRow.Read(row);
        return new()
        {
            Message = held.Message,
            SenderId = held.SenderId,
            WorkspaceId = held.WorkspaceId,
            WorkspaceName = row.GetString(HeldRow.Count),
            Kind = Names.Kind(row.GetString(HeldRow.Count + 1)),
            Title = row.IsDBNull(HeldRow.Count + 2) ? null : row.GetString(HeldRow.Count + 2),
            RuleId = row.IsDBNull(HeldRow.Count + 3) ? null : row.GetGuid(HeldRow.Count + 3),
            RuleName = held.RuleName,
        };
    }
}
