namespace VvsIm.Contracts.Search;

/// <summary>Finding messages.</summary>
public readonly struct SearchClient(VvsImClient client)
{
    /// <summary>Finds messages in everything that I may read.</summary>
    /// <exception cref="ProblemException">invalid, limit_exceeded; search_timeout (ask for something more particular).</exception>
    public Task<SearchPage> FindAsync(SearchRequest request, CancellationToken cancellationToken = default) =>
        client.GetAsync(
            "api/search"
                + new Query()
                    .Add("q", request.Q)
                    .Add("from", request.From)
                    .Add("in", request.In)
                    .Add("has", request.Has)
                    .Add("before", request.Before)
                    .Add("after", request.After)
                    .Add("is", request.Is)
                    .Add("sort", request.Sort == SearchSort.Newest ? "newest" : "relevant")
                    .Add("cursor", request.Cursor)
                    .Add("limit", request.Limit)
                    .Add("utcOffset", request.UtcOffset == 0 ? null : request.UtcOffset),
            VvsImJson.Default.SearchPage,
            cancellationToken
        );
}
