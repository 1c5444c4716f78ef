using Bunit;
using Microsoft.AspNetCore.Components.Web;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages;

public sealed class MessageListTests : ChatTest
{
    private Room room = null!;

    [Fact]
    public async Task Where_reading_stopped_is_marked()
    {
        var list = await ShowAsync(messages: 5, read: 3);
        Assert.Equal(5, list.FindAll("[data-testid=message]").Count);
        Assert.Single(list.FindAll("[data-first-unread]"));
    }

    [Fact]
    public async Task What_arrives_is_shown_and_announced_and_history_is_not()
    {
        var list = await ShowAsync(messages: 3, read: 3);
        Assert.Equal("", list.Find("[aria-live=polite]").TextContent);
        Server.Say(room, Server.Others[0], text: "news");
        Deliver();
        await list.WaitForAssertionAsync(() => Assert.Equal("Bo: news", list.Find("[aria-live=polite]").TextContent));
        Assert.Equal(4, list.FindAll("[data-testid=message]").Count);
    }

    [Fact]
    public async Task What_is_seen_is_marked_read()
    {
        var list = await ShowAsync(messages: 5, read: 1);
        await ViewAsync(list, lastVisible: 5, atEnd: true, attentive: true);
        Time.Advance(TimeSpan.FromSeconds(1));
        await list.WaitForAssertionAsync(() => Assert.Equal(5, room.LastReadSeq));
    }

    [Fact]
    public async Task Nobody_looking_nothing_is_read()
    {
        var list = await ShowAsync(messages: 5, read: 1);
        await ViewAsync(list, lastVisible: 5, atEnd: true, attentive: false);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, room.LastReadSeq);
    }

    [Fact]
    public async Task Scrolled_up_new_messages_are_counted()
    {
        var list = await ShowAsync(messages: 5, read: 5);
        await ViewAsync(list, lastVisible: 2, atEnd: false, attentive: true);
        Assert.Equal("Go to the newest messages", list.Find("[data-testid=jump]").TextContent.Trim());
        Server.Say(room, Server.Others[0]);
        Deliver();
        await list.WaitForAssertionAsync(() =>
            Assert.Equal("1 new message", list.Find("[data-testid=jump]").TextContent.Trim())
        );
    }

    [Fact]
    public async Task An_older_page_that_does_not_arrive_can_be_tried_again()
    {
        var list = await ShowAsync(messages: 60, read: 60);
        Api.Instead = ModelApi.Unreachable;
        await list.InvokeAsync(() => new MessageListView(list.Instance).NearStart());
        var again = await list.WaitForElementAsync(".log-trouble button");
        Api.Instead = null;
        await again.ClickAsync(new MouseEventArgs());
        await list.WaitForAssertionAsync(() => Assert.Equal(60, list.FindAll("[data-testid=message]").Count));
    }

    [Fact]
    public async Task A_message_sent_here_is_one_row_all_along()
    {
        var list = await ShowAsync(messages: 1, read: 1);
        Api.LostAnswers = 1;
        await list.InvokeAsync(() => Chat.Sending.SendAsync(room.Id, "mine"));
        await list.WaitForElementAsync("[data-state=waiting]");
        Deliver();
        await list.WaitForElementAsync("[data-state=sent]");
        Assert.Equal(2, list.FindAll("[data-testid=message]").Count);
        Assert.Empty(Chat.Outgoing.Items);
    }

    private async Task<IRenderedComponent<MessageList>> ShowAsync(int messages, int read)
    {
        room = Server.Open(Server.Others[0]);
        for (var i = 0; i < messages; i++)
            Server.Say(room, Server.Others[0]);
        Server.Read(room, read);
        await StartAsync();
        Deliver();
        Chat.People.Add(Server.People);
        var open = Chat.OpenUp(room.Id);
        return Render<MessageList>(p => p.AddCascadingValue(Chat).Add(l => l.Open, open));
    }

    private static Task ViewAsync(IRenderedComponent<MessageList> list, long lastVisible, bool atEnd, bool attentive) =>
        list.InvokeAsync(() => new MessageListView(list.Instance).Viewed(lastVisible, atEnd, attentive));
}
