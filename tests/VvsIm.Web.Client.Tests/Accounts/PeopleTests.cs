using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Web.Client.Accounts;

namespace VvsIm.Web.Client.Tests.Accounts;

public sealed class PeopleTests
{
    private readonly People people = new();
    private readonly Guid bo = Guid.CreateVersion7();

    [Fact]
    public void Somebody_unknown_is_wanted_once()
    {
        Assert.Null(people.Find(bo));
        Assert.Null(people.Find(bo));
        Assert.Equal([bo], people.TakeWanted());
        Assert.Null(people.Find(bo));
        Assert.Empty(people.TakeWanted());
    }

    [Fact]
    public void Who_arrives_by_the_way_is_no_longer_wanted()
    {
        people.Find(bo);
        people.Add([new User(bo, "Bo")]);
        Assert.False(people.Wants);
        Assert.Equal("Bo", people.Find(bo)?.DisplayName);
    }

    [Fact]
    public void A_failed_question_is_asked_again()
    {
        people.Find(bo);
        people.AskAgain(people.TakeWanted());
        Assert.Equal([bo], people.TakeWanted());
    }

    [Fact]
    public void No_more_are_asked_for_than_one_request_takes()
    {
        for (var i = 0; i < Limits.UsersByIds + 5; i++)
            people.Find(Guid.CreateVersion7());
        Assert.Equal(Limits.UsersByIds, people.TakeWanted().Length);
        Assert.Equal(5, people.TakeWanted().Length);
    }

    [Fact]
    public void A_new_name_is_news_and_the_same_name_is_not()
    {
        Assert.True(people.Add([new User(bo, "Bo")]));
        Assert.False(people.Add([new User(bo, "Bo")]));
        Assert.True(people.Add([new User(bo, "Bo B.")]));
    }

    [Fact]
    public void Whom_one_may_have_missed_something_of_is_asked_for_again_when_looked_at()
    {
        people.Add([new User(bo, "Bo")]);
        people.Doubt();
        Assert.False(people.Wants);
        Assert.Equal("Bo", people.Find(bo)?.DisplayName);
        var asked = people.TakeWanted();
        Assert.Equal([bo], asked);
        people.AskAgain(asked);
        Assert.Equal([bo], people.TakeWanted());
        people.Add([new User(bo, "Bo B.")]);
        Assert.Equal("Bo B.", people.Find(bo)?.DisplayName);
        Assert.False(people.Wants);
    }

    [Fact]
    public void A_name_alone_takes_nothing_away_from_what_is_known()
    {
        var picture = Guid.CreateVersion7();
        people.Add([new User(bo, "Bo", AvatarId: picture)]);
        people.AddNames([new User(bo, "Bo B.")]);
        Assert.Equal(new User(bo, "Bo B.", AvatarId: picture), people.Find(bo));
        Assert.False(people.Wants);
    }

    [Fact]
    public void Of_whom_only_the_name_is_known_the_rest_is_asked_for()
    {
        people.AddNames([new User(bo, "Bo")]);
        Assert.Equal("Bo", people.Find(bo)?.DisplayName);
        Assert.Equal([bo], people.TakeWanted());
    }
}
