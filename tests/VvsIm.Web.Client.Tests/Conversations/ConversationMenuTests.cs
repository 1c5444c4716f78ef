using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations;

public sealed class ConversationMenuTests : ChatTest
{
    private readonly Room room;

    public ConversationMenuTests()
    {
        room = Server.Open();
        Server.Say(room, Server.Others[0]);
    }

    private Toasts Toasts => Services.GetRequiredService<Toasts>();

    [Fact]
    public async Task It_offers_what_makes_sense_for_this_one()
    {
        await StartAsync();
        var menu = await OpenAsync(room);
        Assert.Equal(
            ["Mark as read", "Pin", "Mute", "Notifications", "Archive", "Details", "Report…", "Leave group"],
            Words(menu)
        );

        Server.Prefer(
            room,
            new()
            {
                Pinned = true,
                Archived = true,
                MutedUntil = new(Preferences.ForEver),
            }
        );
        Server.Read(room, 1);
        Deliver();
        Assert.Equal(
            ["Mark as unread", "Unmute", "Notifications", "Unarchive", "Details", "Report…", "Leave group"],
            Words(await OpenAsync(room))
        );
        var direct = Server.Open(Server.Others[1]);
        Deliver();
        Assert.Equal(["Pin", "Mute", "Notifications", "Archive", "Report…"], Words(await OpenAsync(direct)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 8)]
    [InlineData(3, 24 * 7)]
    [InlineData(4, null)]
    public async Task A_mute_has_a_length_or_none(int choice, int? hours)
    {
        await StartAsync();
        var menu = await OpenAsync(room);
        await ChooseAsync(menu, "Mute");
        await menu.FindAll("[role^=menuitem]")[choice].ClickAsync();

        var expected = hours is { } some ? Time.GetUtcNow().AddHours(some) : Preferences.ForEver;
        Assert.Equal(expected, room.Own.MutedUntil);
        Assert.Equal(expected, Chat.Conversations.Find(room.Id)!.MutedUntil);
    }

    [Fact]
    public async Task Pinned_ones_are_moved_past_each_other()
    {
        var other = Server.Open();
        Server.Prefer(room, new() { Pinned = true });
        Server.Prefer(other, new() { Pinned = true });
        await StartAsync();
        var menu = await OpenAsync(other);
        Assert.DoesNotContain("Move down", Words(menu));

        await ChooseAsync(menu, "Move up");

        Assert.Equal([other.Id, room.Id], Chat.Conversations.Items.Select(c => c.Id));
    }

    [Fact]
    public async Task Archiving_can_be_undone()
    {
        await StartAsync();
        await ChooseAsync(await OpenAsync(room), "Archive");
        Assert.True(Chat.Conversations.Find(room.Id)!.Archived);

        await Assert.Single(Toasts.All).Action!.RunAsync();

        Assert.False(room.Own.Archived);
        Assert.False(Chat.Conversations.Find(room.Id)!.Archived);
    }

    [Fact]
    public async Task Leaving_is_asked_first_and_leads_back_to_the_list()
    {
        await StartAsync();
        Chat.OpenUp(room.Id);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"c/{room.Id}");
        var menu = await OpenAsync(room);
        await ChooseAsync(menu, "Leave group");
        Assert.False(room.Left);

        await menu.Find(".button-danger").ClickAsync();

        Assert.True(room.Left);
        await menu.WaitForAssertionAsync(() => Assert.Null(Chat.Conversations.Find(room.Id)));
        Assert.EndsWith("/", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task What_does_not_work_is_said_and_changes_nothing()
    {
        await StartAsync();
        Api.Instead = ModelApi.Unreachable;
        await ChooseAsync(await OpenAsync(room), "Pin");
        Assert.Equal(ToastTone.Problem, Assert.Single(Toasts.All).Tone);
        Assert.False(Chat.Conversations.Find(room.Id)!.Pinned);

        Api.Instead = _ => ModelApi.Refuse(400, ProblemCodes.LimitExceeded);
        await ChooseAsync(await OpenAsync(room), "Pin");
        Assert.Contains("No more than 100", Toasts.All[^1].Text);
    }

    private async Task<IRenderedComponent<ConversationMenu>> OpenAsync(Room about)
    {
        var menu = Render<ConversationMenu>(p => p.AddCascadingValue(Chat));
        await menu.InvokeAsync(() => menu.Instance.OpenFor(about.Id, 10, 20));
        return menu;
    }

    private static Task ChooseAsync(IRenderedComponent<ConversationMenu> menu, string words) =>
        menu.FindAll("[role^=menuitem]").Single(item => item.TextContent.Trim() == words).ClickAsync();

    private static IEnumerable<string> Words(IRenderedComponent<ConversationMenu> menu) =>
        menu.FindAll(".menu-label").Select(label => label.TextContent);
}
