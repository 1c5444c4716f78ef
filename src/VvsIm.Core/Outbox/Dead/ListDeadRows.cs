using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Operations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Outbox.Dead;

/// <summary><c>GET /api/admin/outbox/dead</c>: what the realtime engine has refused for good.</summary>
internal static class ListDeadRows
{
    private const int ChannelsShown = 5;

    public static async Task<Results<Ok<Listing<DeadRow>>, ProblemHttpResult>> HandleAsync(
        NpgsqlDataSource database,
        CancellationToken cancellationToken,
        string? query = null,
        short? partition = null,
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
            null or "diedAt" => "died_at",
            "createdAt" => "created_at",
            "partition" => "partition",
            "error" => "error",
            _ => null,
        };
        if (column is null)
            return Refusal.Invalid("sort", "Sort by diedAt, createdAt, partition or error.");

        var filter = DeadFilter.Of(query, partition);
        var total = await database
            .Command(
                $"SELECT count(*)::int FROM (SELECT FROM outbox_dead WHERE {DeadFilter.Where} LIMIT {Limits.CountedRows}) x",
                filter.Values
            )
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        var direction = descending ? "DESC" : "ASC";
        var items = await database
            .Command(
                $"""
                SELECT id, partition, {DeadFilter.Type}, channels[1:{ChannelsShown}], cardinality(channels), audience_id, created_at,
                  died_at, error
                FROM outbox_dead WHERE {DeadFilter.Where}
                ORDER BY {column} {direction}, id {direction}
                OFFSET $4 LIMIT $5
                """,
                [.. filter.Values, offset, size]
            )
            .ListAsync(
                row => new DeadRow
                {
                    Id = row.GetInt64(0),
                    Partition = row.GetInt16(1),
                    Type = row.IsDBNull(2) ? null : row.GetString(2),
                    Channels = row.GetFieldValue<string[]>(3),
                    ChannelCount = row.GetInt32(4),
                    AudienceId = row.IsDBNull(5) ? null : row.GetGuid(5),
                    CreatedAt = row.GetFieldValue<DateTimeOffset>(6),
                    DiedAt = row.GetFieldValue<DateTimeOffset>(7),
                    Error = row.GetString(8),
                },
                cancellationToken
            );
        return TypedResults.Ok(new Listing<DeadRow> { Items = [.. items], Total = total });
    }
}
