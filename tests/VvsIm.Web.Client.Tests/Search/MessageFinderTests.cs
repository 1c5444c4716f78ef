using VvsIm.Contracts;
using VvsIm.Contracts.Search;
using VvsIm.Web.Client.Search;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Search;

public sealed class MessageFinderTests : ChatTest
{
    private MessageFinder Finder => Chat.Finder;

    [Fact]
    public async Task Pages_are_put_together_until_there_are_no_more()
    {
        Api.Instead = Finds.Answer(query =>
            query["cursor"] is null
                ? Finds.Page(Server.People.ElementAt(1), Guid.NewGuid(), "on", "first", "second")
                : Finds.Page(Server.People.ElementAt(1), Guid.NewGuid(), null, "third")
        );

        await Finder.AskAsync("s", SearchSort.Newest, 60);
        Assert.True(Finder.More);
        await Finder.MoreAsync();

        Assert.Equal(["first", "second", "third"], Finder.Hits.Select(hit => hit.Snippet.Text));
        Assert.False(Finder.More);
        Assert.Contains("sort=newest", Api.Asked[0]);
        Assert.Contains("utcOffset=60", Api.Asked[0]);
    }

    [Fact]
    public async Task Coming_back_to_the_same_query_asks_nothing_and_another_one_begins_anew()
    {
        Api.Instead = Finds.Answer(query =>
            Finds.Page(Server.People.ElementAt(1), Guid.NewGuid(), null, $"about {query["q"]}")
        );
        await Finder.AskAsync("cats", SearchSort.Relevant, 0);
        Finder.Opened = Finder.Hits[0].Id;

        await Finder.AskAsync("cats", SearchSort.Relevant, 0);
        Assert.Single(Api.Asked);
        Assert.NotNull(Finder.Opened);

        await Finder.AskAsync("dogs", SearchSort.Relevant, 0);
        Assert.Equal(["about dogs"], Finder.Hits.Select(hit => hit.Snippet.Text));
        Assert.Null(Finder.Opened);
    }

    [Fact]
    public async Task Nothing_to_look_for_is_not_asked()
    {
        await Finder.AskAsync("", SearchSort.Relevant, 0);
        await Finder.AskAsync("-unwanted", SearchSort.Relevant, 0);
        Assert.Empty(Api.Asked);
        Assert.Empty(Finder.Hits);
    }

    [Fact]
    public async Task What_fails_is_said_and_can_be_tried_again()
    {
        Api.Instead = ModelApi.Unreachable;
        await Finder.AskAsync("cats", SearchSort.Relevant, 0);
        Assert.NotNull(Finder.Trouble);

        Api.Instead = _ => ModelApi.Refuse(503, ProblemCodes.SearchTimeout, text: "This search took too long.");
        await Finder.MoreAsync();
        Assert.Equal("This search took too long.", Finder.Trouble);

        Api.Instead = Finds.Answer(_ => Finds.Page(Server.People.ElementAt(1), Guid.NewGuid(), null, "cats"));
        await Finder.MoreAsync();
        Assert.Null(Finder.Trouble);
        Assert.Single(Finder.Hits);
    }
}
