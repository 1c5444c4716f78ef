using VvsIm.Web.Client.Later;

namespace VvsIm.Web.Client.Tests.Later;

public sealed class OwnListTests
{
    private static readonly Guid A = Guid.CreateVersion7();
    private static readonly Guid B = Guid.CreateVersion7();

    private readonly OwnList<(Guid Id, int Rank)> list = new(item => item.Id, (a, b) => a.Rank.CompareTo(b.Rank));

    [Fact]
    public void It_is_needed_until_it_is_fetched_and_ordered_from_then_on()
    {
        Assert.True(list.Needed);
        list.Load([(B, 2), (A, 1)], list.Begin());
        Assert.False(list.Needed);
        Assert.True(list.Loaded);
        Assert.Equal([(A, 1), (B, 2)], list.Items);
    }

    [Fact]
    public void An_item_put_again_takes_its_new_place()
    {
        list.Load([(A, 1), (B, 2)], list.Begin());
        list.Put((A, 3));
        Assert.Equal([(B, 2), (A, 3)], list.Items);
    }

    [Fact]
    public void An_answer_from_before_a_change_is_passed_over_and_the_list_is_still_needed()
    {
        var begun = list.Begin();
        list.Put((A, 1));
        list.Load([], begun);
        Assert.Equal([(A, 1)], list.Items);
        Assert.True(list.Needed);
    }

    [Fact]
    public void What_was_removed_does_not_come_back_with_an_answer_that_is_late()
    {
        list.Load([(A, 1)], list.Begin());
        list.Doubt();
        var begun = list.Begin();
        list.Remove(A);
        list.Load([(A, 1)], begun);
        Assert.Empty(list.Items);
        Assert.True(list.Needed);
    }

    [Fact]
    public void A_doubt_during_a_fetch_asks_for_another_one()
    {
        var begun = list.Begin();
        list.Doubt();
        list.Load([(A, 1)], begun);
        Assert.False(list.Loaded);
        Assert.True(list.Needed);
    }
}
