namespace VvsIm.Contracts;

/// <summary>Which rows of a table in the console, and in which order. Every endpoint that answers a <see cref="Listing{T}"/> takes one as its query string.</summary>
public sealed record ListingRequest
{
    /// <summary>What somebody typed into the search field; null for everything.</summary>
    public string? Query { get; init; }

    /// <summary>How many rows to pass over.</summary>
    public int Offset { get; init; }

    /// <summary>At most <see cref="Limits.PageSize"/>.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>The column by which to sort, by its name in the answer; null: as the server likes best.</summary>
    public string? Sort { get; init; }

    /// <summary>The greatest first; null: as the server likes best.</summary>
    public bool? Descending { get; init; }

    /// <summary>Further conditions, by the endpoint's own names for them.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    /// <summary>The query string, with its question mark.</summary>
    public override string ToString()
    {
        var query = new Query().Add("query", Query);
        foreach (var (name, value) in Filters.OrderBy(filter => filter.Key, StringComparer.Ordinal))
            query.Add(name, value);
        return query
            .Add("sort", Sort)
            .Add(
                "descending",
                Descending is null ? null
                    : Descending.Value ? "true"
                    : "false"
            )
            .Add("offset", Offset)
            .Add("limit", Limit)
            .ToString();
    }
}
