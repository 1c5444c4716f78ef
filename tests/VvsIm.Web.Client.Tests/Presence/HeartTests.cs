using VvsIm.Contracts.Presence;

namespace VvsIm.Web.Client.Tests.Presence;

public sealed class HeartTests : PresenceScene
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task It_beats_soon_after_the_start_and_says_which_conversation_is_open()
    {
        var room = Server.Open();
        await StartAsync();
        Chat.OpenUp(room.Id);
        Time.Advance(Soon);

        var beat = Assert.Single(Beats);
        Assert.Equal((PresenceState.Online, room.Id), (beat.State, beat.ConversationId));
        Chat.Close();
        Time.Advance(Soon);
        Assert.Null(Beats[^1].ConversationId);
        Assert.Equal(beat.DeviceId, Beats[^1].DeviceId);
    }

    [Fact]
    public async Task Going_through_many_conversations_is_one_beat()
    {
        var rooms = Enumerable.Range(0, 5).Select(_ => Server.Open()).ToList();
        await StartAsync();
        foreach (var room in rooms)
            Chat.OpenUp(room.Id);
        Time.Advance(Soon);

        Assert.Equal(rooms[^1].Id, Assert.Single(Beats).ConversationId);
    }

    [Fact]
    public async Task A_tab_that_is_not_seen_is_in_no_conversation_and_one_without_input_is_away()
    {
        var room = Server.Open();
        await StartAsync();
        Chat.OpenUp(room.Id);

        Chat.Presence.Turned(isActive: true, isVisible: false);
        Time.Advance(Soon);
        Assert.Equal((PresenceState.Online, null), (Beats[^1].State, Beats[^1].ConversationId));
        Chat.Presence.Turned(isActive: false, isVisible: true);
        Time.Advance(Soon);
        Assert.Equal((PresenceState.Away, room.Id), (Beats[^1].State, Beats[^1].ConversationId));
    }

    [Fact]
    public async Task Who_hides_says_goodbye_and_nothing_more()
    {
        await StartAsync();
        Time.Advance(Soon);

        Chat.Take(Server.Self with { SharePresence = false });
        Assert.Equal(PresenceState.Offline, Beats[^1].State);
        var said = Beats.Count;
        Chat.OpenUp(Server.Open().Id);
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(said, Beats.Count);

        Chat.Take(Server.Self);
        Time.Advance(Soon);
        Assert.Equal(PresenceState.Online, Beats[^1].State);
    }

    [Fact]
    public async Task Who_signs_out_says_goodbye()
    {
        await StartAsync();
        Time.Advance(Soon);
        await Chat.ForgetAsync();
        Assert.Equal(PresenceState.Offline, Beats[^1].State);
    }

    [Fact]
    public async Task Typing_is_said_at_most_every_three_seconds_and_at_once_elsewhere()
    {
        var (room, other) = (Guid.NewGuid(), Guid.NewGuid());

        await Chat.Presence.Typing.SayAsync(room, null);
        await Chat.Presence.Typing.SayAsync(room, null);
        Assert.Single(Typed);
        await Chat.Presence.Typing.SayAsync(other, null);
        Assert.Equal(2, Typed.Count);
        await Chat.Presence.Typing.SayAsync(other, 7);
        Time.Advance(PresenceTimes.TypingRepeat);
        await Chat.Presence.Typing.SayAsync(other, 7);
        Assert.Equal(4, Typed.Count);
    }
}
