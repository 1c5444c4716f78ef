using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Search;

/// <summary>No search holds the database for long.</summary>
public sealed class TimeoutTests : SearchTest
{
    protected override IReadOnlyDictionary<string, string?>? Settings { get; } =
        new Dictionary<string, string?> { ["Search:StatementMilliseconds"] = "100" };

    [Fact]
    public async Task A_search_that_takes_too_long_is_given_up_and_says_so()
    {
        var ann = await Host.SignUpAsync("Ann");
        await ann.SendAsync(await ann.CreateGroupAsync("General"), "hello");
        await IndexedAsync();
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync("BEGIN; LOCK TABLE search_documents IN ACCESS EXCLUSIVE MODE", Stop);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => FindAsync(ann, "hello"));
        await database.ExecuteAsync("ROLLBACK", Stop);

        Assert.Equal((503, ProblemCodes.SearchTimeout), (refused.Problem.Status, refused.Code));
        Assert.Single(await FindAsync(ann, "hello"));
    }
}
