using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.Admin;

/// <summary><c>GET /api/admin/users/{id}/conversations</c>: what somebody is a member of, the most recently active first.</summary>
internal static class ListUserConversations
{
    private const string Known = $"SELECT EXISTS (SELECT FROM users u WHERE u.id = $2 AND {UserRows.Seen})";

    private const string Matching = """
        FROM conversation_members m
        JOIN conversations c ON c.id = m.conversation_id
        WHERE m.user_id = $2 AND m.left_at IS NULL AND c.deleted_at IS NULL AND ($1::uuid[] IS NULL OR c.workspace_id = ANY ($1))
          AND ($3::text IS NULL OR coalesce(c.title, (
            SELECT p.display_name FROM users p
            WHERE p.id = CASE WHEN c.direct_low = m.user_id THEN c.direct_high ELSE c.direct_low END)) ILIKE '%' || $3 || '%')
        """;

    public static async Task<Results<Ok<Listing<UserConversation>>, ProblemHttpResult>> HandleAsync(
        Guid id,
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        string? query = null,
        int offset = 0,
        int? limit = null
    )
    {
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        if (offset < 0)
            return Refusal.Invalid("offset", "At least 0.");
        if (NameQuery.CheckText(query) is { } noText)
            return noText;
        var pattern = string.IsNullOrWhiteSpace(query) ? null : Like.Escape(query.Trim());
        if (!await database.Command(Known, staff.Scope, id).FirstAsync(row => row.GetBoolean(0), cancellationToken))
            return AccountRefusals.Unknown;
        var total = await database
            .Command($"SELECT count(*)::int {Matching}", staff.Scope, id, pattern)
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        var items = await database
            .Command(
                $"""
                SELECT c.id, c.workspace_id, c.kind, c.title,
                  CASE WHEN c.direct_low = m.user_id THEN c.direct_high ELSE c.direct_low END,
                  m.role, m.joined_at, c.member_count, c.active_at,
                  CASE WHEN m.silenced_until > now() THEN m.silenced_until END
                {Matching}
                ORDER BY c.active_at DESC, c.id
                OFFSET $4 LIMIT $5
                """,
                staff.Scope,
                id,
                pattern,
                offset,
                size
            )
            .ListAsync(Read, cancellationToken);
        return TypedResults.Ok(
            new Listing<UserConversation>
            {
                Items = [.. items],
                Total = total,
                Users = await people.NameAsync(items.Select(item => item.PeerId).OfType<Guid>(), cancellationToken),
            }
        );
    }

    private static UserConversation Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            WorkspaceId = row.GetGuid(1),
            Kind = Names.Kind(row.GetString(2)),
            Title = row.IsDBNull(3) ? null : row.GetString(3),
            PeerId = row.IsDBNull(4) ? null : row.GetGuid(4),
            Role = Names.Role(row.GetString(5)),
            JoinedAt = row.GetFieldValue<DateTimeOffset>(6),
            Members = row.GetInt32(7),
            ActiveAt = row.GetFieldValue<DateTimeOffset>(8),
            SilencedUntil = row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
        };
}
