using VvsIm.Contracts.Search;
using VvsIm.Core.Search.Indexing;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Search;

/// <summary>A test with a host whose index is quick.</summary>
public abstract class SearchTest : HostTest
{
    protected override IReadOnlyDictionary<string, string?>? Settings { get; } =
        new Dictionary<string, string?>
        {
            ["Search:PollMilliseconds"] = "20",
            ["Search:PatienceMilliseconds"] = "20000",
            ["Search:StatementMilliseconds"] = "20000",
        };

    /// <summary>Waits until the index knows everything that has happened.</summary>
    protected async Task IndexedAsync()
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await Eventually.TrueAsync(
            async () =>
                (
                    await database.ListAsync(
                        """
                        SELECT c.id::text FROM conversations c
                        LEFT JOIN search_positions p ON p.conversation_id = c.id
                        WHERE c.last_change > coalesce(p.change, 0) OR p.remaining > 0
                        """,
                        Stop
                    )
                ).Count == 0,
            "the index is up to date",
            Stop
        );
    }

    /// <summary>What this person finds, as it is shown.</summary>
    protected static async Task<string[]> FindAsync(Tester who, string q) =>
        [.. (await PageAsync(who, new() { Q = q, Sort = SearchSort.Newest })).Items.Select(hit => hit.Snippet.Text)];

    /// <summary>One page.</summary>
    protected static Task<SearchPage> PageAsync(Tester who, SearchRequest request) =>
        who.Api.Search.FindAsync(request, Stop);

    /// <summary>Past the API, for what it cannot do.</summary>
    protected async Task ExecuteAsync(string sql)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync(sql, Stop);
    }

    /// <summary>Makes something have been different all along: the index is made anew.</summary>
    protected async Task PretendAsync(string sql)
    {
        await ExecuteAsync(
            $"""
            SELECT pg_advisory_xact_lock({IndexWriter.Lock}, 0);
            {sql};
            TRUNCATE search_documents, search_segments, search_positions
            """
        );
        await IndexedAsync();
    }
}
