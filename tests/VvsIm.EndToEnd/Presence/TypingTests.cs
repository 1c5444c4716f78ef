using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Presence;

public sealed class TypingTests(SharedBrowser shared) : ChatTest(shared)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Typing_shows_under_the_log_moves_nothing_and_ends_with_the_message(int width)
    {
        var size = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = width, Height = 720 },
        };
        var (alice, bob) = (await SeatAsync("Alice", options: size), await SeatAsync("Bob Builder"));
        var room = await alice.Tester.OpenDirectAsync(bob.Tester);
        await alice.Tester.SendAsync(room, "hello");
        var (hers, his) = (await alice.OpenChatAsync(), await bob.OpenChatAsync($"/c/{room}"));
        await hers.EnterAsync("Bob Builder");
        await hers.SeesAsync("hello");
        var before = await hers.Message("hello").BoundingBoxAsync();

        await his.Composer.PressSequentiallyAsync("on my way");
        await Expect(hers.Page.GetByTestId("typing")).ToHaveTextAsync("Bob is typing…");
        var during = await hers.Message("hello").BoundingBoxAsync();
        Assert.Equal((before!.X, before.Y), (during!.X, during.Y));

        await his.Composer.PressAsync("Enter");
        await hers.SeesAsync("on my way");
        await Expect(hers.Page.GetByTestId("typing")).ToHaveTextAsync("");
    }

    [Fact]
    public async Task It_shows_in_the_list_and_stops_by_itself()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester);
        await alice.Tester.SendAsync(room, "the last message");
        var (hers, his) = (await alice.OpenChatAsync(), await bob.OpenChatAsync($"/c/{room}"));
        await Expect(hers.Conversation("Ops").Locator(".item-preview")).ToContainTextAsync("the last message");

        await his.Composer.PressSequentiallyAsync("hm");
        await Expect(hers.Conversation("Ops").Locator(".item-preview")).ToHaveTextAsync("Bob is typing…");

        await Expect(hers.Conversation("Ops").Locator(".item-preview"))
            .ToContainTextAsync("the last message", new() { Timeout = 20_000 });
    }
}
