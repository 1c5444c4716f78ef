using Bunit;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Presence;
using VvsIm.Web.Client.Presence;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Presence;

public sealed class ProfileCardTests : PresenceScene
{
    [Fact]
    public async Task It_says_who_it_is_and_how_it_is_about_them()
    {
        There[Bo] = new(Bo, PresenceState.Offline, Time.GetUtcNow().AddMinutes(-5));
        var (card, _) = await ShowAsync();

        await card.WaitForAssertionAsync(() =>
            Assert.Equal("Last seen 5 min ago", card.Find(".card-presence").TextContent)
        );
        Assert.Equal("Bo", card.Find("h2").TextContent);
        Tell(new StatusChanged(Bo, new("🍕", "At lunch")));
        await card.WaitForAssertionAsync(() => Assert.Equal("🍕 At lunch", card.Find(".card-status").TextContent));
    }

    [Fact]
    public async Task Mentioning_goes_on_with_what_is_being_written()
    {
        var (card, room) = await ShowAsync();
        Chat.Drafts[room.Id] = "Ask";

        await card.Find("button:contains('Mention')").ClickAsync(new());

        Assert.Equal($"Ask {Mentions.Of(Bo)} ", Chat.Drafts[room.Id]);
        Assert.Empty(card.FindAll("[data-testid=profile]"));
    }

    [Fact]
    public async Task Oneself_can_neither_be_written_to_nor_mentioned()
    {
        var (card, _) = await ShowAsync(Server.Me);
        Assert.Equal("This is you", card.Find(".card-presence").TextContent);
        Assert.Empty(card.FindAll(".dialog-actions button"));
    }

    private async Task<(IRenderedComponent<ProfileCard> Card, Room Room)> ShowAsync(Guid? who = null)
    {
        var room = Server.Open();
        await StartAsync();
        Chat.Connection.Turned("connected");
        Chat.People.Add(Server.People);
        var card = Render<ProfileCard>(p => p.AddCascadingValue(Chat).Add(c => c.ConversationId, room.Id));
        await card.InvokeAsync(() => Chat.Presence.ShowCard(who ?? Bo));
        Time.Advance(TimeSpan.FromSeconds(0.1));
        return (card, room);
    }
}
