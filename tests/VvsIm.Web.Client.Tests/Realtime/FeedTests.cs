using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Realtime;

public sealed class FeedTests : ChatTest
{
    [Fact]
    public async Task What_happens_while_loading_is_there_afterwards()
    {
        var room = Server.Open();
        Server.Say(room, Server.Others[0]);
        var page = Server.List();
        Server.Say(room, Server.Others[0]);
        Chat.Conversations.BeginLoad();
        Deliver();
        Chat.Conversations.Load(page);
        await StartAsync();
        Assert.Equal(Server.List().Items, Chat.Conversations.Items);
    }

    [Fact]
    public async Task A_new_conversation_appears()
    {
        await StartAsync();
        var room = Server.Open();
        Deliver();
        Assert.NotNull(Chat.Conversations.Find(room.Id));
    }

    [Fact]
    public async Task A_stranger_who_speaks_is_asked_for_by_name()
    {
        var room = Server.Open();
        await StartAsync();
        Server.Say(room, Server.Others[1]);
        Deliver();
        Assert.Equal("Cy", Chat.People.Find(Server.Others[1])?.DisplayName);
    }

    [Fact]
    public async Task A_publication_that_cannot_be_read_leads_to_a_sync()
    {
        var room = Server.Open();
        await StartAsync();
        Server.Say(room, Server.Others[0]);
        Chat.Connection.Receive(["{\"type\":\"messageCreated\",\"conversationId\":7}"]);
        Assert.Equal(1, Chat.Conversations.Items.Sum(c => c.Unread));
    }

    [Fact]
    public async Task An_event_of_a_kind_not_known_yet_is_passed_over()
    {
        Server.Open();
        await StartAsync();
        var asked = Api.Asked.Count;
        Chat.Connection.Receive(["{\"type\":\"somethingNew\",\"x\":1}"]);
        Assert.Equal(asked, Api.Asked.Count);
    }

    [Fact]
    public async Task Reading_on_another_device_clears_the_badge_here()
    {
        var room = Server.Open();
        Server.Say(room, Server.Others[0]);
        await StartAsync();
        Assert.Equal(1, Chat.Conversations.Items.Sum(c => c.Unread));
        Server.Read(room, 1);
        Deliver();
        Assert.Equal(0, Chat.Conversations.Items.Sum(c => c.Unread));
    }
}
