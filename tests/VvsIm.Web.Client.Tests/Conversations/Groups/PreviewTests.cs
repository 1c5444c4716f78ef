using Bunit;
using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations.Groups;

public sealed class PreviewTests : ChatTest
{
    private Room channel = null!;

    [Fact]
    public async Task A_foreign_channel_is_shown_live_and_stands_in_no_list()
    {
        var view = await LookIntoAsync();
        Assert.Equal("general", view.Find("h1").TextContent);
        Assert.Empty(Chat.Conversations.Items);
        var asked = Api.Asked.Count(path => path.StartsWith("GET /api/sync", StringComparison.Ordinal));

        Server.Say(channel, Server.Others[0], text: "news");
        Server.Change(channel, new() { Title = "everything" });
        await view.InvokeAsync(Deliver);

        await view.WaitForAssertionAsync(() => Assert.Contains("news", view.Markup));
        Assert.Equal("everything", view.Find("h1").TextContent);
        Assert.Empty(Chat.Conversations.Items);
        Assert.Equal(asked, Api.Asked.Count(path => path.StartsWith("GET /api/sync", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_hole_in_what_it_is_told_is_mended()
    {
        var view = await LookIntoAsync();
        Server.Change(channel, new() { Topic = "lost on the way" });
        Server.Events.Clear();
        SkipTold();
        Server.Say(channel, Server.Others[0], text: "later");
        await view.InvokeAsync(Deliver);
        await view.WaitForAssertionAsync(() => Assert.Equal("lost on the way", Chat.Preview!.Conversation.Topic));
    }

    [Fact]
    public async Task Joining_brings_it_into_the_list_and_lets_one_write()
    {
        var view = await LookIntoAsync();
        Assert.Empty(view.FindAll("textarea"));

        await view.Find("[data-testid=no-composer] button").ClickAsync();

        Assert.Equal(MemberRole.Member, Chat.Conversations.Find(channel.Id)!.Role);
        Assert.Null(Chat.Preview);
        await view.WaitForAssertionAsync(() => Assert.Single(view.FindAll("textarea")));
    }

    private async Task<IRenderedComponent<ConversationView>> LookIntoAsync()
    {
        channel = Server.OpenChannel("general");
        Server.Say(channel, Server.Others[0], text: "hello");
        await StartAsync();
        SkipTold();
        return Render<ConversationView>(p => p.AddCascadingValue(Chat).Add(v => v.Id, channel.Id));
    }
}
