using Microsoft.Playwright;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Conversations;

public sealed class PreferencesTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task Pinned_conversations_come_first_and_move_on_every_device()
    {
        var (alice, groups) = await WithGroupsAsync("Ada", "Ben", "Cleo", "Dora");
        var other = await SeatAsync(alice.Tester);
        var (desk, phone) = (await alice.OpenChatAsync(), await other.OpenChatAsync());

        await desk.ChooseAsync("Ada", "Pin");
        await desk.ChooseAsync("Cleo", "Pin");
        foreach (var tab in new[] { desk, phone })
            await Expect(tab.Names).ToHaveTextAsync(["Ada", "Cleo", "Dora", "Ben"]);

        await desk.ChooseAsync("Cleo", "Move up");
        foreach (var tab in new[] { desk, phone })
            await Expect(tab.Names).ToHaveTextAsync(["Cleo", "Ada", "Dora", "Ben"]);
        await Expect(desk.Conversation("Cleo")).ToBeFocusedAsync();

        await desk.Page.Keyboard.PressAsync("Alt+ArrowDown");
        foreach (var tab in new[] { desk, phone })
            await Expect(tab.Names).ToHaveTextAsync(["Ada", "Cleo", "Dora", "Ben"]);
        await Expect(desk.Conversation("Cleo")).ToBeFocusedAsync();

        await groups[1].SayAsync("news from Ben");
        await Expect(phone.Names).ToHaveTextAsync(["Ada", "Cleo", "Ben", "Dora"]);
        await phone.ChooseAsync("Ada", "Unpin");
        foreach (var tab in new[] { desk, phone })
            await Expect(tab.Names.First).ToHaveTextAsync("Cleo");
        await phone.ReloadAsync();
        await Expect(phone.Names.First).ToHaveTextAsync("Cleo");
    }

    [Fact]
    public async Task A_muted_conversation_counts_quietly_until_the_mute_is_over()
    {
        var (alice, groups) = await WithGroupsAsync("Ada");
        var other = await SeatAsync(alice.Tester);
        var (desk, phone) = (await alice.OpenChatAsync(), await other.OpenChatAsync());
        await Expect(desk.Page).ToHaveTitleAsync("(1) VVS IM");

        await desk.ChooseAsync("Ada", "Mute", "For 8 hours");
        foreach (var tab in new[] { desk, phone })
        {
            await Expect(tab.Conversation("Ada").GetByLabel("Muted")).ToBeVisibleAsync();
            await Expect(tab.Badge("Ada")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("item-quiet"));
            await Expect(tab.Page).ToHaveTitleAsync("VVS IM");
        }
        var until = (await alice.Tester.ConversationAsync(groups[0].Id)).MutedUntil!.Value;
        Assert.InRange(until, DateTimeOffset.UtcNow.AddHours(7.9), DateTimeOffset.UtcNow.AddHours(8));

        await phone.ChooseAsync("Ada", "Unmute");
        await Expect(desk.Page).ToHaveTitleAsync("(1) VVS IM");
        await alice.Tester.Api.Conversations.PreferAsync(
            groups[0].Id,
            new() { MutedUntil = new(DateTimeOffset.UtcNow.AddSeconds(4)) },
            Stop
        );
        await Expect(desk.Conversation("Ada").GetByLabel("Muted")).ToBeVisibleAsync();
        await Expect(desk.Conversation("Ada").GetByLabel("Muted")).ToHaveCountAsync(0, new() { Timeout = 10_000 });
        await Expect(desk.Page).ToHaveTitleAsync("(1) VVS IM");
    }

    [Fact]
    public async Task What_to_notify_of_is_chosen_from_three_and_known_on_every_device()
    {
        var (alice, groups) = await WithGroupsAsync("Ada");
        var other = await SeatAsync(alice.Tester);
        var (desk, phone) = (await alice.OpenChatAsync(), await other.OpenChatAsync($"/c/{groups[0].Id}"));

        await desk.ChooseAsync("Ada", "Notifications", "Mentions only");
        await Eventually.TrueAsync(
            async () => (await alice.Tester.ConversationAsync(groups[0].Id)).Notify == NotificationLevel.Mentions,
            "the level is saved",
            Stop
        );

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Actions for Ada" }).Last.ClickAsync();
        await phone.Entry("Notifications").ClickAsync();
        await Expect(phone.Entry("Mentions only")).ToHaveAttributeAsync("aria-checked", "true");
        await Expect(phone.Entry("Every message")).ToHaveAttributeAsync("aria-checked", "false");
    }

    [Fact]
    public async Task The_menu_is_opened_by_the_keyboard_and_gives_the_focus_back()
    {
        var (alice, _) = await WithGroupsAsync("Ada", "Ben");
        var tab = await alice.OpenChatAsync();
        var button = tab.Slot("Ada").GetByTestId("conversation-menu");

        await button.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Entry("Mark as read")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("m");
        await tab.Page.Keyboard.PressAsync("u");
        await Expect(tab.Entry("Mute")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(tab.Entry("For 1 hour")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Entry("Mark as read")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Page.Locator("[role=menu]:popover-open")).ToHaveCountAsync(0);
        await Expect(button).ToBeFocusedAsync();

        await tab.Conversation("Ben").ClickAsync(new() { Button = MouseButton.Right });
        await Expect(tab.Entry("Pin")).ToBeVisibleAsync();
        await tab.Page.Mouse.ClickAsync(900, 400);
        await Expect(tab.Page.Locator("[role=menu]:popover-open")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_a_long_press_opens_a_sheet()
    {
        var options = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = 360, Height = 640 },
            IsMobile = true,
            HasTouch = true,
        };
        var (alice, _) = await WithGroupsAsync(options, "Ada");
        var tab = await alice.OpenChatAsync();
        var box = await tab.Conversation("Ada").BoundingBoxAsync();
        var session = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        var points = new[] { new { x = box!.X + 60, y = box.Y + 30 } };

        await session.SendAsync(
            "Input.dispatchTouchEvent",
            new() { ["type"] = "touchStart", ["touchPoints"] = points }
        );
        await Expect(tab.Entry("Pin")).ToBeVisibleAsync();
        await session.SendAsync(
            "Input.dispatchTouchEvent",
            new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() }
        );

        await Expect(tab.Entry("Pin")).ToBeVisibleAsync();
        var sheet = await tab.Page.Locator("[role=menu]:popover-open").BoundingBoxAsync();
        Assert.Equal((0, 360), ((int)sheet!.X, (int)sheet.Width));
        Assert.Equal(640, sheet.Y + sheet.Height, 1d);
        await tab.Entry("Pin").TapAsync();
        await Expect(
                tab.Conversation("Ada")
                    .GetByLabel("Pinned")
                    .Or(tab.Conversation("Ada").And(tab.Page.Locator("[data-pinned]")))
                    .First
            )
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_thousand_conversations_are_no_more_work_than_a_screenful()
    {
        var alice = await SeatAsync("Alice");
        await Parallel.ForEachAsync(
            Enumerable.Range(1, 1_000),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop },
            async (n, _) => await alice.Tester.CreateGroupAsync($"Group {n}")
        );
        var tab = await alice.OpenChatAsync();
        await Expect(tab.Names.First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Eventually.TrueAsync(async () => await HeightAsync(tab) > 60_000, "all of them are in the list", Stop);
        Assert.InRange(await tab.Names.CountAsync(), 5, 60);

        var seen = new HashSet<string>(await tab.Names.AllTextContentsAsync());
        await tab.Page.Locator(".pane-list").EvaluateAsync("list => list.scrollTo(0, list.scrollHeight)");
        await Expect(tab.Names.Last).Not.ToHaveTextAsync(seen.Last());
        Assert.InRange(await tab.Names.CountAsync(), 5, 60);
    }

    private static Task<int> HeightAsync(ChatTab tab) =>
        tab.Page.Locator(".pane-list").EvaluateAsync<int>("list => list.scrollHeight");

    private Task<(Person Alice, Said[] Groups)> WithGroupsAsync(params string[] names) => WithGroupsAsync(null, names);

    // Named after their makers, who said hello in this order: the last of them comes first in the list.
    private async Task<(Person Alice, Said[] Groups)> WithGroupsAsync(
        BrowserNewContextOptions? options,
        params string[] names
    )
    {
        var alice = await SeatAsync("Alice", options: options);
        var groups = new List<Said>();
        foreach (var name in names)
        {
            var maker = await Host.SignUpAsync(name);
            groups.Add(new(maker, await maker.CreateGroupAsync(name, alice.Tester)));
            await groups[^1].SayAsync("hello");
        }
        return (alice, [.. groups]);
    }

    private sealed record Said(Tester Maker, Guid Id)
    {
        public Task<Message> SayAsync(string text) => Maker.SendAsync(Id, text);
    }
}
