using Bunit;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations;

public sealed class ConversationViewTests : ChatTest
{
    [Fact]
    public async Task A_foreign_address_is_answered_kindly()
    {
        await StartAsync();
        var view = Show(Guid.CreateVersion7());
        Assert.Contains("This conversation isn’t here", view.Markup);
        Assert.Empty(view.FindAll("textarea"));
    }

    [Fact]
    public async Task Being_removed_meanwhile_is_said_too()
    {
        var room = Server.Open();
        Server.Say(room, Server.Others[0]);
        await StartAsync();
        var view = Show(room.Id);
        Assert.Equal("Room", view.Find("h1").TextContent);
        Server.Leave(room);
        await view.InvokeAsync(() => Chat.Open!.Expect(99));
        await view.WaitForAssertionAsync(() => Assert.Contains("This conversation isn’t here", view.Markup));
    }

    [Fact]
    public async Task Another_conversation_closes_the_one_before()
    {
        var (first, second) = (Server.Open(Server.Others[0]), Server.Open());
        await StartAsync();
        var view = Show(first.Id);
        Assert.Equal(first.Id, Chat.Open?.Id);
        view.Render(p => p.Add(v => v.Id, second.Id));
        Assert.Equal(second.Id, Chat.Open?.Id);
        Assert.Equal("Room", view.Find("h1").TextContent);
        await DisposeComponentsAsync();
        Assert.Null(Chat.Open);
    }

    private IRenderedComponent<ConversationView> Show(Guid id) =>
        Render<ConversationView>(p => p.AddCascadingValue(Chat).Add(v => v.Id, id));
}
