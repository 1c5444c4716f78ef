using Bunit;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages.SystemMessages;

public sealed class SystemRowTests : ChatTest
{
    private Room room = null!;

    [Fact]
    public async Task It_stands_between_the_messages_without_being_one()
    {
        var list = await ShowAsync(() =>
        {
            Server.Say(room, Server.Others[0]);
            Server.Gain(room, Server.Others[1]);
            Server.Say(room, Server.Others[0]);
        });
        Assert.Equal("You added Cy", list.Find("[data-testid=system]").TextContent.Trim());
        Assert.Equal("Cy", list.Find("[data-testid=system] bdi").TextContent);
        Assert.Equal(2, list.FindAll("[data-testid=message]").Count);
        // What somebody says after it begins with their name again.
        Assert.Equal(2, list.FindAll(".message-start").Count);
    }

    [Fact]
    public async Task It_is_never_new()
    {
        var list = await ShowAsync(() =>
        {
            Server.Say(room, Server.Others[0]);
            Server.Read(room, 1);
            Server.Tell(room, Server.Others[0], new() { Kind = SystemMessageKind.Joined });
            Server.Say(room, Server.Others[0]);
        });
        Assert.Equal(1, Chat.Conversations.Find(room.Id)!.Unread);
        Assert.Equal(1, list.Find("[data-first-unread]").NextElementSibling!.QuerySelectorAll(".message-text").Length);
    }

    [Fact]
    public async Task Many_comings_and_goings_are_one_line_that_unfolds()
    {
        var list = await ShowAsync(() =>
        {
            for (var n = 0; n < 7; n++)
                Server.Tell(room, Server.Others[0], new() { Kind = SystemMessageKind.Joined });
            Server.Tell(room, Server.Others[1], new() { Kind = SystemMessageKind.Left });
        });
        var fold = list.Find("details");
        Assert.Equal("7 people joined, 1 left", fold.QuerySelector("summary")!.TextContent.Trim());
        Assert.Equal(8, fold.QuerySelectorAll("li").Length);
    }

    [Fact]
    public async Task A_few_are_told_one_by_one()
    {
        var list = await ShowAsync(() =>
        {
            for (var n = 0; n < 5; n++)
                Server.Tell(room, Server.Others[0], new() { Kind = SystemMessageKind.Joined });
        });
        Assert.Equal(5, list.FindAll("p.system-line").Count);
    }

    private async Task<IRenderedComponent<MessageList>> ShowAsync(Action happens)
    {
        room = Server.Open();
        happens();
        await StartAsync();
        Chat.People.Add(Server.People);
        return Render<MessageList>(p => p.AddCascadingValue(Chat).Add(l => l.Open, Chat.OpenUp(room.Id)));
    }
}
