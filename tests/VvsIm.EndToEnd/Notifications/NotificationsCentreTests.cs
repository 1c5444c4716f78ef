using Microsoft.Playwright;
using VvsIm.Contracts.Messages;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Notifications;

public sealed class NotificationsCentreTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task A_mention_counts_at_the_bell_and_leads_to_its_message_which_reads_it()
    {
        var (alice, bob, room) = await DesignAsync();
        var tab = await alice.OpenChatAsync();
        await Expect(tab.Conversation("Design")).ToBeVisibleAsync();

        await bob.SendAsync(room, $"look at this, {Mentions.Of(alice.Tester.Id)}");
        await Expect(Count(tab)).ToHaveTextAsync("1");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Notifications: 1 unread" }).ClickAsync();
        await Expect(Item(tab)).ToContainTextAsync("Bob mentioned you");
        await Expect(Item(tab)).ToContainTextAsync("in Design");
        await Item(tab).GetByRole(AriaRole.Link).ClickAsync();

        await Expect(tab.Title).ToHaveTextAsync("Design");
        await Expect(tab.Page.Locator("[data-target]")).ToContainTextAsync("look at this");
        await Expect(Count(tab)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task All_is_marked_as_read_on_both_machines_and_brought_back()
    {
        var (alice, bob, room) = await DesignAsync();
        var mine = await alice.Tester.SendAsync(room, "good news");
        await bob.Api.Messages.ReactAsync(mine.Id, "👍", Stop);
        await bob.AnswerAsync(mine);
        var (desk, phone) = (
            await alice.OpenChatAsync("/notifications"),
            await (await SeatAsync(alice.Tester)).OpenChatAsync()
        );
        await Expect(Item(desk)).ToHaveCountAsync(2);
        await Expect(Count(phone)).ToHaveTextAsync("2");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Mark all as read" }).ClickAsync();
        await Expect(Count(desk)).ToHaveCountAsync(0);
        await Expect(Count(phone)).ToHaveCountAsync(0);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(Count(desk)).ToHaveTextAsync("2");
        await Expect(Count(phone)).ToHaveTextAsync("2");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Mark as read" }).First.ClickAsync();
        await Expect(Count(phone)).ToHaveTextAsync("1");
        await desk.Page.GetByRole(AriaRole.Radio, new() { Name = "Unread" }).CheckAsync(new() { Force = true });
        await Expect(Item(desk)).ToHaveCountAsync(1);
        await desk.Page.GetByRole(AriaRole.Radio, new() { Name = "Mentions" }).CheckAsync(new() { Force = true });
        await Expect(desk.Page.GetByText("Nobody has mentioned you")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_taken_back_goes_from_the_page_by_itself()
    {
        var (alice, bob, room) = await DesignAsync();
        var mine = await alice.Tester.SendAsync(room, "good news");
        await bob.Api.Messages.ReactAsync(mine.Id, "👍", Stop);
        var named = await bob.MentionAsync(room, alice.Tester);
        var tab = await alice.OpenChatAsync("/notifications");
        await Expect(Item(tab)).ToHaveCountAsync(2);

        await bob.Api.Messages.UnreactAsync(mine.Id, "👍", Stop);
        await Expect(Item(tab)).ToHaveCountAsync(1);
        await bob.Api.Messages.DeleteAsync(named.Id, Stop);
        await Expect(tab.Page.GetByText("Nothing yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Desktop_notifications_are_offered_once_after_the_first_word_and_never_at_the_door()
    {
        var (alice, _, _) = await DesignAsync();
        var tab = await alice.OpenChatAsync();
        var offer = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Desktop notifications" });
        await tab.EnterAsync("Design");
        await Expect(offer).ToHaveCountAsync(0);

        await tab.SayAsync("hello");
        await offer.GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await Expect(offer).ToHaveCountAsync(0);
        await tab.ReloadAsync();
        await tab.SayAsync("again");
        await Expect(tab.Message("again")).ToHaveAttributeAsync("data-state", "sent");
        await Expect(offer).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Quiet_hours_are_settled_for_all_machines()
    {
        var (alice, _, _) = await DesignAsync();
        var tab = await alice.OpenChatAsync("/notifications");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Notification settings" }).ClickAsync();
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Notification settings" });

        await dialog.GetByRole(AriaRole.Switch, new() { Name = "Quiet hours" }).CheckAsync();
        await dialog.GetByLabel("From").FillAsync("21:30");
        await dialog.GetByLabel("From").BlurAsync();
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Sunday" }).UncheckAsync(new() { Force = true });
        await dialog.GetByRole(AriaRole.Switch, new() { Name = "Sound" }).UncheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "For 1 hour" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Resume" })).ToBeVisibleAsync();

        var settings = await alice.Tester.Api.Notifications.SettingsAsync(Stop);
        Assert.True(settings is { Sound: false, Quiet: { On: true, From: "21:30", TimeZone: "Europe/Berlin" } });
        Assert.Equal([1, 2, 3, 4, 5, 6], settings.Quiet.Days!);
        Assert.InRange(
            settings.PausedUntil!.Value - DateTimeOffset.UtcNow,
            TimeSpan.FromMinutes(55),
            TimeSpan.FromHours(1)
        );
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task The_page_is_accessible_and_fits(ColorScheme scheme, int width)
    {
        var (alice, bob, room) = await DesignAsync(
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 740 },
            }
        );
        var mine = await alice.Tester.SendAsync(room, "good news");
        await bob.Api.Messages.ReactAsync(mine.Id, "👍", Stop);
        await bob.SendAsync(room, $"{Mentions.Of(alice.Tester.Id)} {new string('x', 200)}");
        var page = (await alice.OpenPageAsync("/notifications"));
        await Expect(page.GetByTestId("notification")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await Screens.AreAccessibleAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Notification settings" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Notification settings" });
        await dialog.GetByRole(AriaRole.Switch, new() { Name = "Quiet hours" }).CheckAsync();
        await Expect(dialog.GetByLabel("From")).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(page);
    }

    private static ILocator Count(ChatTab tab) => tab.Page.GetByTestId("notifications-count");

    private static ILocator Item(ChatTab tab) => tab.Page.GetByTestId("notification");

    private async Task<(Person Alice, Tester Bob, Guid Room)> DesignAsync(BrowserNewContextOptions? options = null)
    {
        var (alice, bob) = (await SeatAsync("Alice", options: options), await Host.SignUpAsync("Bob"));
        return (alice, bob, await bob.CreateGroupAsync("Design", alice.Tester));
    }
}
