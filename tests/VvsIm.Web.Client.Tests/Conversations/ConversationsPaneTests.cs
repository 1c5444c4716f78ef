using Bunit;
using VvsIm.Contracts;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations;

public sealed class ConversationsPaneTests : ChatTest
{
    [Fact]
    public void Before_the_first_answer_there_is_a_skeleton() =>
        Assert.Equal("Loading your conversations", Pane().Find("nav [role=status]").GetAttribute("aria-label"));

    [Fact]
    public async Task Whoever_has_none_is_told_how_to_begin()
    {
        await StartAsync();
        Assert.Contains("No conversations yet", Pane().Find("nav").TextContent);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said_and_asked_again()
    {
        Server.Open();
        Api.Instead = _ => ModelApi.Refuse(503, ProblemCodes.Unavailable);
        await StartAsync();
        var pane = Pane();
        Assert.Contains("Can’t load your conversations", pane.Find("nav").TextContent);
        Api.Instead = null;
        Time.Advance(TimeSpan.FromSeconds(30));
        await pane.WaitForElementAsync("[data-testid=conversation]");
    }

    [Fact]
    public async Task A_message_moves_its_conversation_up_and_counts()
    {
        var (first, second) = (Server.Open(Server.Others[0]), Server.Open(Server.Others[1]));
        Server.Say(first, Server.Others[0]);
        Server.Say(second, Server.Others[1]);
        await StartAsync();
        Chat.People.Add(Server.People);
        var pane = Pane();
        Assert.Equal(["Cy", "Bo"], Names(pane));

        Server.Say(first, Server.Others[0], text: "again");
        Deliver();

        await pane.WaitForAssertionAsync(() => Assert.Equal(["Bo", "Cy"], Names(pane)));
        Assert.Equal("2 unread", pane.FindAll("[data-testid=unread]")[0].TextContent);
    }

    [Fact]
    public async Task Pinned_ones_come_first_and_archived_ones_are_behind_a_button()
    {
        var (first, second) = (Server.Open(Server.Others[0]), Server.Open(Server.Others[1]));
        var away = Server.Open();
        foreach (var room in new[] { first, second, away })
            Server.Say(room, Server.Others[0]);
        Server.Prefer(first, new() { Pinned = true });
        Server.Prefer(away, new() { Archived = true });
        await StartAsync();
        Chat.People.Add(Server.People);
        var pane = Pane();
        Assert.Equal(["Bo", "Cy"], Names(pane));

        var button = pane.Find("[data-testid=archived]");
        Assert.Contains("Archived (1)", button.TextContent);
        Assert.Equal("false", button.GetAttribute("aria-expanded"));
        await button.ClickAsync();
        Assert.Equal(["Bo", "Cy", "Room"], Names(pane));

        Server.Say(away, Server.Others[0]);
        Deliver();
        await pane.WaitForAssertionAsync(() => Assert.Equal(["Bo", "Room", "Cy"], Names(pane)));
        Assert.Empty(pane.FindAll("[data-testid=archived]"));
    }

    [Fact]
    public async Task A_mute_that_ends_while_one_looks_shows_as_ended()
    {
        var room = Server.Open();
        Server.Say(room, Server.Others[0]);
        Server.Prefer(room, new() { MutedUntil = new(Time.GetUtcNow().AddHours(3)) });
        await StartAsync();
        var pane = Pane();
        Assert.Single(pane.FindAll("[aria-label=Muted]"));

        Time.Advance(TimeSpan.FromHours(3));

        await pane.WaitForAssertionAsync(() => Assert.Empty(pane.FindAll("[aria-label=Muted]")));
    }

    private IRenderedComponent<ConversationsPane> Pane() => Render<ConversationsPane>(p => p.AddCascadingValue(Chat));

    private static IEnumerable<string> Names(IRenderedComponent<ConversationsPane> pane) =>
        pane.FindAll("[data-testid=conversation-name]").Select(n => n.TextContent);
}
