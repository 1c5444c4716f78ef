using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages;

public sealed class OpenLogTests : ChatTest
{
    private Room room = null!;

    [Fact]
    public async Task It_opens_at_the_newest_messages()
    {
        var open = await OpenAsync(messages: 120, read: 120);
        Assert.Equal((71, 120), (open.Log.Items[0].Seq, open.Log.Items[^1].Seq));
        Assert.Null(open.UnreadAfter);
    }

    [Fact]
    public async Task Far_behind_it_opens_where_reading_stopped()
    {
        var open = await OpenAsync(messages: 500, read: 100);
        Assert.Contains(open.Log.Items, m => m.Seq == 100);
        Assert.Contains(open.Log.Items, m => m.Seq == 101);
        Assert.Equal(100, open.UnreadAfter);
        Assert.True(open.Log.HasNewer);
    }

    [Fact]
    public async Task The_window_stays_small_both_ways()
    {
        var open = await OpenAsync(messages: 1_000, read: 1_000);
        while (open.Log.HasOlder)
        {
            await open.Pages.OlderAsync();
            Assert.InRange(open.Log.Items.Count, 1, LogPages.WindowSize);
        }
        Assert.Equal(1, open.Log.Items[0].Seq);
        while (open.Log.HasNewer)
        {
            await open.Pages.NewerAsync();
            Assert.InRange(open.Log.Items.Count, 1, LogPages.WindowSize);
        }
        Assert.Equal(1_000, open.Log.Items[^1].Seq);
    }

    [Fact]
    public async Task At_the_end_the_window_lets_go_of_its_beginning()
    {
        var open = await OpenAsync(messages: 300, read: 300);
        open.AtEnd = true;
        for (var i = 0; i < 400; i++)
            Server.Say(room, Server.Others[0]);
        Deliver();
        Assert.Equal(LogPages.WindowSize, open.Log.Items.Count);
        Assert.Equal(700, open.Log.Items[^1].Seq);
    }

    [Fact]
    public async Task A_missed_event_is_fetched()
    {
        var open = await OpenAsync(messages: 3, read: 3);
        Server.Say(room, Server.Others[0]);
        Server.Events.RemoveAt(Server.Events.Count - 1);
        Server.Say(room, Server.Others[0]);
        Deliver();
        Assert.Equal(room.Messages, open.Log.Items);
    }

    [Fact]
    public async Task A_cut_text_is_fetched_whole()
    {
        var open = await OpenAsync(messages: 3, read: 3);
        Server.Say(room, Server.Others[0], text: "a long text", cut: true);
        Deliver();
        Assert.Equal("a long text", open.Log.Items[^1].Text);
        Assert.Contains($"GET /api/conversations/{room.Id}/messages/4", Api.Asked);
    }

    [Fact]
    public async Task After_a_gap_the_open_log_is_whole_again()
    {
        var open = await OpenAsync(messages: 3, read: 3);
        for (var i = 0; i < 5; i++)
            Server.Say(room, Server.Others[0]);
        Chat.Connection.Missed();
        Assert.Equal(room.Messages, open.Log.Items);
    }

    [Fact]
    public async Task A_page_that_does_not_arrive_can_be_asked_for_again()
    {
        var open = await OpenAsync(messages: 120, read: 120);
        Api.Instead = ModelApi.Unreachable;
        await open.Pages.OlderAsync();
        Assert.True(open.Pages.Failed);
        Api.Instead = null;
        await open.Pages.OlderAsync();
        Assert.False(open.Pages.Failed);
        Assert.Equal(21, open.Log.Items[0].Seq);
    }

    [Fact]
    public async Task What_is_not_one_s_own_is_not_found()
    {
        await StartAsync();
        Assert.True(Chat.OpenUp(Guid.CreateVersion7()).NotFound);
    }

    [Fact]
    public async Task What_is_said_while_nobody_looks_is_marked_as_new()
    {
        var open = await OpenAsync(messages: 3, read: 3);
        Chat.Attentive = false;
        Server.Say(room, Server.Others[0]);
        Deliver();
        Assert.Equal(3, open.UnreadAfter);
    }

    private async Task<OpenLog> OpenAsync(int messages, int read)
    {
        room = Server.Open();
        for (var i = 0; i < messages; i++)
            Server.Say(room, Server.Others[0]);
        Server.Read(room, read);
        await StartAsync();
        Deliver();
        return Chat.OpenUp(room.Id);
    }
}
