using VvsIm.Contracts.Presence;
using VvsIm.Web.Client.Presence;

namespace VvsIm.Web.Client.Tests.Presence;

public sealed class PresenceBoardTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 17, 12, 0, 0, TimeSpan.Zero);

    private readonly Guid bo = Guid.CreateVersion7();
    private readonly PresenceBoard board = new();

    [Fact]
    public void Whoever_is_looked_at_is_asked_for_once()
    {
        Assert.Null(board.Find(bo));
        Assert.Null(board.Find(bo));

        Assert.Equal([bo], board.TakeWanted());
        Assert.False(board.Wants);
        board.AskAgain([bo]);
        Assert.Equal([bo], board.TakeWanted());
    }

    [Fact]
    public void Of_two_words_the_later_one_is_right_in_whatever_order_they_come()
    {
        board.Find(bo);

        Assert.True(board.Apply([new(bo, PresenceState.Online)], Noon));
        Assert.False(board.Apply([new(bo, PresenceState.Offline)], Noon.AddSeconds(-1)));
        Assert.False(board.Apply([new(bo, PresenceState.Online)], Noon.AddSeconds(1)));
        Assert.True(board.Apply([new(bo, PresenceState.Away)], Noon.AddSeconds(2)));

        Assert.Equal(PresenceState.Away, board.Find(bo)!.State);
    }

    [Fact]
    public void Of_people_on_no_screen_nothing_is_kept()
    {
        Assert.False(board.Apply([new(bo, PresenceState.Online)], Noon));
        Assert.Null(board.Find(bo));
    }

    [Fact]
    public void In_doubt_those_are_asked_for_again_who_were_looked_at_last()
    {
        Guid[] people = [.. Enumerable.Range(0, 400).Select(_ => Guid.CreateVersion7())];
        foreach (var person in people)
            board.Find(person);
        var asked = new List<Guid>();
        while (board.TakeWanted() is { Length: > 0 } some)
            asked.AddRange(some);
        Assert.Equal(400, asked.Count);

        board.Doubt();

        asked.Clear();
        while (board.TakeWanted() is { Length: > 0 } some)
            asked.AddRange(some);
        Assert.Equal(people[100..].Order(), asked.Order());
    }
}
