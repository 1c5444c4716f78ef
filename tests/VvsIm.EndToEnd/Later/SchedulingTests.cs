using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Later;

public sealed class SchedulingTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task What_is_scheduled_at_one_machine_is_edited_and_sent_at_another()
    {
        var (tab, alice, bob, room) = await WritingAsync();
        var phone = await (await SeatAsync(alice.Tester)).OpenChatAsync("/later");
        await tab.Composer.FillAsync("good morning");
        await SendLaterAsync(tab, "In 1 hour");
        await Expect(tab.Page.GetByText("Scheduled for")).ToBeVisibleAsync();
        await Expect(tab.Composer).ToHaveValueAsync("");
        await Expect(tab.Page.GetByText("1 message scheduled here")).ToBeVisibleAsync();

        var waiting = phone.Page.GetByTestId("scheduled");
        await Expect(waiting).ToContainTextAsync("good morning");
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        var dialog = phone.Page.GetByRole(AriaRole.Dialog, new() { Name = "Edit scheduled message" });
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync("good evening");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(waiting).ToContainTextAsync("good evening");
        Assert.Empty(await bob.ReadAllAsync(room));

        await waiting.GetByRole(AriaRole.Button, new() { Name = "Send now" }).ClickAsync();
        await tab.SeesExactlyAsync("good evening");
        await Expect(waiting).ToHaveCountAsync(0);
        await Expect(tab.Page.GetByText("1 message scheduled here")).ToHaveCountAsync(0);
        Assert.Equal(["good evening"], (await bob.ReadAllAsync(room)).Select(message => message.Text));
    }

    [Fact]
    public async Task Undo_gives_the_text_back()
    {
        var (tab, alice, bob, room) = await WritingAsync();
        await tab.Composer.FillAsync("not yet");
        await SendLaterAsync(tab, "Tomorrow at");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(tab.Composer).ToHaveValueAsync("not yet");
        await Expect(tab.Page.GetByText("1 message scheduled here")).ToHaveCountAsync(0);
        Assert.Empty(await alice.Tester.ScheduledAsync());
        Assert.Empty(await bob.ReadAllAsync(room));
    }

    [Fact]
    public async Task At_its_time_it_arrives_with_nobody_doing_anything()
    {
        var (tab, alice, bob, room) = await WritingAsync();
        var his = await (await SeatAsync(bob)).OpenChatAsync($"/c/{room}");
        await alice.Tester.ScheduleAsync(room, "on time", TimeSpan.FromSeconds(3));
        await Expect(tab.Page.GetByText("1 message scheduled here")).ToBeVisibleAsync();

        await his.SeesExactlyAsync("on time");
        await tab.SeesExactlyAsync("on time");
        await Expect(tab.Page.GetByText("1 message scheduled here")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_needs_no_mouse()
    {
        var (tab, alice, _, _) = await WritingAsync();
        await tab.Composer.PressSequentiallyAsync("by keys alone");
        await tab.Composer.PressAsync("Control+Shift+Enter");
        await Expect(tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "In 20 minutes" })).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByText("Scheduled for")).ToBeVisibleAsync();

        var waiting = Assert.Single(await alice.Tester.ScheduledAsync());
        Assert.Equal("by keys alone", waiting.Text);
        Assert.InRange(waiting.SendAt - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public async Task A_chosen_date_is_the_viewers_own()
    {
        var (tab, alice, _, _) = await WritingAsync();
        var year = DateTime.UtcNow.AddMonths(1).Year;
        var month = DateTime.UtcNow.AddMonths(1).Month;
        await tab.Composer.FillAsync("in a month");
        await SendLaterAsync(tab, "Pick a date and time");
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Send later" });
        await dialog.GetByLabel("Date and time").FillAsync($"{year}-{month:00}-15T08:30");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Schedule" }).ClickAsync();
        await Expect(tab.Page.GetByText("Scheduled for")).ToBeVisibleAsync();

        // The browser is in Berlin.
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var expected = TimeZoneInfo.ConvertTimeToUtc(new DateTime(year, month, 15, 8, 30, 0), berlin);
        Assert.Equal(expected, Assert.Single(await alice.Tester.ScheduledAsync()).SendAt.UtcDateTime);
    }

    [Fact]
    public async Task One_that_was_deleted_comes_back()
    {
        var (_, alice, _, room) = await WritingAsync();
        await alice.Tester.ScheduleAsync(room, "keep me", TimeSpan.FromHours(1));
        var page = (await alice.OpenChatAsync("/later")).Page;

        await page.GetByTestId("scheduled").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByText("Nothing put off")).ToBeVisibleAsync();
        Assert.Empty(await alice.Tester.ScheduledAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.GetByTestId("scheduled")).ToContainTextAsync("keep me");
        Assert.Single(await alice.Tester.ScheduledAsync());
    }

    private async Task<(ChatTab Tab, Person Alice, Tester Bob, Guid Room)> WritingAsync()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        return (await alice.OpenChatAsync($"/c/{room}"), alice, bob, room);
    }

    private static async Task SendLaterAsync(ChatTab tab, string when)
    {
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Send later" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = when }).ClickAsync();
    }
}
