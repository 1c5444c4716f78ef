using System.ComponentModel.DataAnnotations;

namespace VvsIm.Core.Search;

/// <summary>Section <c>Search</c>.</summary>
public sealed class SearchOptions
{
    /// <summary>How often the worker looks for messages that are not in the index yet, in milliseconds.</summary>
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 500;

    /// <summary>Messages that are put into the index in one transaction.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 1_000;

    /// <summary>
    /// How long one search goes on looking further back, in milliseconds. Then it answers what it has, and where to go on.
    /// </summary>
    [Range(50, 60_000)]
    public int PatienceMilliseconds { get; set; } = 400;

    /// <summary>How long one statement of a search may take, in milliseconds, before the search is refused with 503.</summary>
    [Range(50, 60_000)]
    public int StatementMilliseconds { get; set; } = 2_000;
}
