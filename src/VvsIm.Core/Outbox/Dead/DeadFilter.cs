using VvsIm.Contracts.Operations;
using VvsIm.Core.Database;

namespace VvsIm.Core.Outbox.Dead;

/// <summary>Which dead rows are meant; the list and what is done to all of it mean the same.</summary>
/// <param name="Ids">These; null: whatever matches the rest.</param>
/// <param name="Query">Part of the error, the type or a channel, escaped for LIKE.</param>
/// <param name="Partition">Of this partition alone.</param>
internal sealed record DeadFilter(long[]? Ids, string? Query, short? Partition)
{
    /// <summary>The condition, for the three parameters <c>$1</c> to <c>$3</c>.</summary>
    public const string Where = $"""
        ($1::bigint[] IS NULL OR id = ANY ($1))
        AND ($2::text IS NULL OR error ILIKE '%' || $2 || '%' OR {Type} ILIKE '%' || $2 || '%'
          OR EXISTS (SELECT FROM unnest(channels) c WHERE c ILIKE '%' || $2 || '%'))
        AND ($3::smallint IS NULL OR partition = $3)
        """;

    /// <summary>The type of the event in a payload; null if it is none. Never a word of what was said.</summary>
    public const string Type = """substring(payload FROM '^\{"type":"(\w{1,60})"')""";

    /// <summary>The values of its parameters.</summary>
    public object?[] Values => [Ids, Query, Partition];

    public static DeadFilter Of(string? query, short? partition) =>
        new(null, string.IsNullOrWhiteSpace(query) ? null : Like.Escape(query.Trim()), partition);

    public static DeadFilter Of(DeadRowsRequest request) =>
        request.Ids is { } ids ? new(ids, null, null) : Of(request.Query, request.Partition);
}
