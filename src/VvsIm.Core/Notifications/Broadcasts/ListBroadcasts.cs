using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Notifications.Broadcasts;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Notifications.Broadcasts;

/// <summary><c>GET /api/admin/broadcasts</c>, and how many an audience is.</summary>
internal static class ListBroadcasts
{
    private const string Matching = $"""
        FROM broadcasts b
        WHERE ($1::uuid[] IS NULL OR b.workspace_id = ANY ($1))
          AND ($2::text IS NULL OR b.text ILIKE '%' || $2 || '%')
          AND ($3::text IS NULL OR {BroadcastRows.State} = $3)
          AND ($4::uuid IS NULL OR b.workspace_id = $4)
        """;

    public static async Task<Results<Ok<Listing<Broadcast>>, ProblemHttpResult>> HandleAsync(
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        string? query = null,
        string? state = null,
        Guid? workspaceId = null,
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
        if (state is not null && !Enum.GetValues<BroadcastState>().Any(known => Names.Of(known) == state))
            return Refusal.Invalid("state", "One of scheduled, sending, sent and withdrawn.");
        if (sort is not (null or "sendAt"))
            return Refusal.Invalid("sort", "Sort by sendAt.");
        object?[] values =
        [
            staff.Scope,
            string.IsNullOrWhiteSpace(query) ? null : Like.Escape(query.Trim()),
            state,
            workspaceId,
        ];
        var total = await database
            .Command($"SELECT count(*)::int {Matching}", values)
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        var items = await database
            .Command(
                $"""
                SELECT {BroadcastRows.Columns} {Matching}
                ORDER BY b.send_at {(descending ? "DESC" : "ASC")}, b.id OFFSET $5 LIMIT $6
                """,
                [.. values, offset, size]
            )
            .ListAsync(BroadcastRows.Read, cancellationToken);
        return TypedResults.Ok(
            new Listing<Broadcast>
            {
                Items = [.. items],
                Total = total,
                Users = await people.NameAsync(items.Select(item => item.WrittenById), cancellationToken),
            }
        );
    }

    public static async Task<Results<Ok<AudienceSize>, ProblemHttpResult>> AudienceAsync(
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken,
        Guid? workspaceId = null,
        string? role = null
    )
    {
        AudienceRole? wanted = null;
        if (role is not null)
        {
            if (!Enum.TryParse<AudienceRole>(role, ignoreCase: true, out var known) || Names.Of(known) != role)
                return Refusal.Invalid("role", "One of member, moderator, owner and operator.");
            wanted = known;
        }
        if (await SendBroadcast.CheckAsync(database, new(workspaceId, wanted), staff, cancellationToken) is { } refused)
            return refused;
        return TypedResults.Ok(
            await database
                .Command("SELECT count(*)::int FROM broadcast_audience($1::uuid, $2::text)", workspaceId, role)
                .FirstAsync(row => new AudienceSize(row.GetInt32(0)), cancellationToken)
        );
    }
}
