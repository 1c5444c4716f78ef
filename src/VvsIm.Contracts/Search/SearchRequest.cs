namespace VvsIm.Contracts.Search;

/// <summary>What to find. Everything that is given must hold; at least one thing must be given.</summary>
public sealed record SearchRequest
{
    /// <summary>Words and operators, as typed: see <see cref="SearchQuery"/>. At most <see cref="Limits.QueryLength"/>.</summary>
    public string? Q { get; init; }

    /// <summary>As the operator <c>from:</c>.</summary>
    public string? From { get; init; }

    /// <summary>As <c>in:</c>.</summary>
    public string? In { get; init; }

    /// <summary>As <c>has:</c>.</summary>
    public string? Has { get; init; }

    /// <summary>As <c>before:</c>.</summary>
    public string? Before { get; init; }

    /// <summary>As <c>after:</c>.</summary>
    public string? After { get; init; }

    /// <summary>As <c>is:</c>.</summary>
    public string? Is { get; init; }

    /// <summary>What comes first.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>From the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>At most so many; <see cref="Limits.DefaultSearchPageSize"/> if not said.</summary>
    public int? Limit { get; init; }

    /// <summary>Minutes by which the reader's clock is ahead of UTC: where their days begin.</summary>
    public int UtcOffset { get; init; }
}

/// <summary>The order of what was found.</summary>
public enum SearchSort
{
    /// <summary>What fits best and is recent: see decision 009.</summary>
    Relevant,

    /// <summary>The newest first.</summary>
    Newest,
}
