using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Search;

public sealed class SearchingTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task A_piece_of_a_word_leads_to_the_message_where_it_was_said_and_back_to_the_results()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        await bob.SendAsync(room, "Die Spülmaschine ist da");
        await bob.SendManyAsync(room, 120);
        await bob.SendAsync(room, "Spülmaschine again");
        var tab = await alice.OpenChatAsync("/search");

        await Field(tab).PressSequentiallyAsync("maschine");
        await Expect(Hits(tab)).ToHaveCountAsync(2);
        await Expect(Hits(tab).Locator("mark").First).ToHaveTextAsync("maschine");
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/search\\?q=maschine$"));

        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator("[data-target] .message-text")).ToHaveTextAsync("Die Spülmaschine ist da");

        await tab.Page.GoBackAsync();
        await Expect(Hits(tab)).ToHaveCountAsync(2);
        await Expect(Hits(tab).Nth(1)).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(Field(tab)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Operators_are_completed_and_shown_as_filters()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob Boson"));
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        await bob.SendAsync(room, "the plan of Bob");
        await alice.Tester.SendAsync(room, "the plan of Alice");
        var direct = await bob.OpenDirectAsync(alice.Tester);
        await bob.SendAsync(direct, "a plan between us");
        await FoundAsync(alice.Tester, "plan", 3);
        var tab = await alice.OpenChatAsync("/search?q=plan");
        await Expect(Hits(tab)).ToHaveCountAsync(3);

        await Field(tab).PressSequentiallyAsync(" from:bo");
        await Expect(tab.Page.GetByRole(AriaRole.Option, new() { Name = "Bob Boson" })).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(Field(tab)).ToHaveValueAsync("plan from:\"Bob Boson\" ");
        await Expect(Hits(tab)).ToHaveCountAsync(2);

        await tab.Page.GetByTestId("filter").ClickAsync();
        await Expect(Hits(tab)).ToHaveCountAsync(3);

        await tab.Page.GotoAsync($"/c/{room}");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Search in this conversation" }).ClickAsync();
        await Expect(Field(tab)).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("plan");
        await Expect(Hits(tab)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_reply_opens_its_thread()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        var root = await bob.SendAsync(room, "a question");
        await bob.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), "the needle", ThreadSeq: root.Seq), Stop);
        var tab = await alice.OpenChatAsync("/search?q=needle");

        await Expect(Hits(tab)).ToContainTextAsync("In a thread");
        await Hits(tab).ClickAsync();

        await Expect(tab.Panel("Thread").Locator("[data-target] .message-text")).ToHaveTextAsync("the needle");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task It_fits_the_screen_and_is_accessible(ColorScheme scheme, int width)
    {
        var (alice, bob) = (
            await SeatAsync(
                "Alice",
                options: new()
                {
                    ColorScheme = scheme,
                    ViewportSize = new() { Width = width, Height = 740 },
                }
            ),
            await Host.SignUpAsync("Bob")
        );
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        await bob.SendManyAsync(room, 30);
        await FoundAsync(alice.Tester, "message", 30);
        // The list, which a started app shows, is not there on a phone.
        var tab = new ChatTab(await alice.OpenPageAsync("/search?q=message"));
        await Expect(Hits(tab).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Screens.AreAccessibleAsync(tab.Page);
        // More come by themselves as one scrolls.
        await Hits(tab).Nth(19).ScrollIntoViewIfNeededAsync();
        await Expect(Hits(tab)).ToHaveCountAsync(30);
        await Field(tab).FillAsync("message has:");
        await Expect(tab.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);
        Assert.Equal(width, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        await tab.Page.Keyboard.PressAsync("Control+k");
        await Expect(tab.Page.GetByTestId("switch-item").First).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);
    }

    // A search that was asked before the index knew does not ask again by itself.
    private static Task FoundAsync(Tester who, string words, int count) =>
        Eventually.TrueAsync(
            async () => (await who.Api.Search.FindAsync(new() { Q = words, Limit = 50 })).Items.Length >= count,
            $"{count} messages with \"{words}\" are in the index",
            TestContext.Current.CancellationToken
        );

    private static ILocator Field(ChatTab tab) => tab.Page.GetByTestId("search-field");

    private static ILocator Hits(ChatTab tab) => tab.Page.GetByTestId("hit");
}
