using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Later;

public sealed class RemindingTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task A_reminder_shows_on_both_machines_and_goes_from_both_when_it_is_done_with()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        var message = await bob.SendAsync(room, "call me back");
        var desk = await alice.OpenChatAsync();
        var phone = await (await SeatAsync(alice.Tester)).OpenChatAsync();

        await alice.Tester.RemindAsync(message, TimeSpan.FromSeconds(1));
        await Expect(Told(desk)).ToBeVisibleAsync();
        await Expect(Told(phone)).ToBeVisibleAsync();
        await Expect(phone.Page.GetByTestId("later-count")).ToHaveTextAsync("1");

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Later: 1 wants your attention" }).ClickAsync();
        await desk.Page.GetByTestId("reminder").GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(Told(desk)).ToHaveCountAsync(0);
        await Expect(Told(phone)).ToHaveCountAsync(0);
        await Expect(phone.Page.GetByTestId("later-count")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Asking_to_be_reminded_takes_a_menu_and_a_time_and_can_be_undone()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        var message = await bob.SendAsync(room, "call me back");
        var tab = await alice.OpenChatAsync($"/c/{room}");

        await tab.Message("call me back").HoverAsync();
        await tab.Message("call me back").GetByTestId("message-more").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Remind me…" }).ClickAsync();
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Remind me about this message" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "In 1 hour" }).ClickAsync();
        await Expect(tab.Page.GetByText("You will be reminded")).ToBeVisibleAsync();
        var reminder = Assert.Single(await alice.Tester.RemindersAsync());
        Assert.Equal(message.Id, reminder.MessageId);
        Assert.InRange(reminder.At - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(60));

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Eventually.TrueAsync(
            async () => (await alice.Tester.RemindersAsync()).Length == 0,
            "the reminder is gone",
            Stop
        );
        Assert.Empty(await bob.RemindersAsync());
    }

    [Fact]
    public async Task What_came_due_while_away_is_told_once_and_leads_to_the_message()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        await alice.Tester.RemindAsync(await bob.SendAsync(room, "call me back"), TimeSpan.Zero);
        await Eventually.TrueAsync(
            async () => (await alice.Tester.RemindersAsync())[0].DueAt is not null,
            "it is due",
            Stop
        );

        var tab = await alice.OpenChatAsync();
        await Expect(Told(tab)).ToBeVisibleAsync();
        await tab.ReloadAsync();
        await Expect(tab.Page.GetByTestId("later-count")).ToHaveTextAsync("1");
        await Expect(Told(tab)).ToHaveCountAsync(0);

        await tab.Page.GotoAsync("/later");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Go to message" }).ClickAsync();
        await Expect(tab.Title).ToHaveTextAsync("Bob");
        await tab.SeesAsync("call me back");
    }

    [Fact]
    public async Task One_that_is_put_off_comes_back()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        await alice.Tester.RemindAsync(await bob.SendAsync(room, "call me back"), TimeSpan.Zero);
        var tab = await alice.OpenChatAsync("/later");
        await Expect(Told(tab)).ToBeVisibleAsync();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Snooze" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "In 20 minutes" }).ClickAsync();
        await Expect(Told(tab)).ToHaveCountAsync(0);
        await Expect(tab.Page.GetByTestId("later-count")).ToHaveCountAsync(0);
        var snoozed = Assert.Single(await alice.Tester.RemindersAsync());
        await alice.Tester.Api.Later.SnoozeAsync(snoozed.Id, DateTimeOffset.UtcNow.AddSeconds(1), Stop);
        await Expect(Told(tab)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_page_is_accessible(ColorScheme scheme)
    {
        var alice = await SeatAsync("Alice", options: new() { ColorScheme = scheme });
        var room = await alice.Tester.OpenDirectAsync(alice.Tester);
        var message = await alice.Tester.SendAsync(room, "a note");
        await alice.Tester.RemindAsync(message, TimeSpan.Zero);
        await alice.Tester.ScheduleAsync(room, "later", TimeSpan.FromHours(1));
        var page = (await alice.OpenChatAsync("/later")).Page;
        await Expect(page.GetByText("Reminder: a note")).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(page);
    }

    private static ILocator Told(ChatTab tab) => tab.Page.GetByText("Reminder: call me back");
}
