using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Log;

/// <summary><c>GET /api/admin/events</c>: the moderation log, filtered, the newest first unless asked otherwise.</summary>
internal static class ListEvents
{
    public static async Task<Results<Ok<Listing<ModerationEvent>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] EventFilter filter,
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        int offset = 0,
        int? limit = null,
        string? sort = null,
        bool descending = true
    )
    {
        if ((Paging.CheckLimit(limit, out var size) ?? Paging.CheckOffset(offset) ?? filter.Check()) is { } refused)
            return refused;
        if (sort is not (null or "seq"))
            return Refusal.Invalid("sort", "Sort by seq.");

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var total = await filter
            .Command(
                connection,
                staff,
                "SELECT count(*)::int FROM (SELECT FROM moderation_events {where} LIMIT $12) counted",
                Limits.CountedRows
            )
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        var rows = await filter
            .Command(
                connection,
                staff,
                $$"""
                SELECT {{ModerationRow.Columns}} FROM moderation_events {where}
                ORDER BY seq {{(descending ? "DESC" : "ASC")}} OFFSET $12 LIMIT $13
                """,
                offset,
                size
            )
            .ListAsync(ModerationRow.Read, cancellationToken);
        return TypedResults.Ok(
            new Listing<ModerationEvent>
            {
                Items = [.. rows.Select(row => row.ToEvent())],
                Total = total,
                Users = await people.NameAsync(
                    rows.SelectMany(row => (Guid?[])[row.ActorId, row.UserId]).OfType<Guid>(),
                    cancellationToken
                ),
            }
        );
    }
}
