using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class ReactionsTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task Everybody_sees_who_reacts_on_every_device_and_sees_it_go()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var phone = await SeatAsync(alice.Tester);
        var room = await alice.Tester.OpenDirectAsync(bob.Tester);
        await bob.Tester.SendAsync(room, "lunch?");
        var (desk, away) = (await alice.OpenChatAsync($"/c/{room}"), await phone.OpenChatAsync($"/c/{room}"));
        var his = await bob.OpenChatAsync($"/c/{room}");

        await desk.ActAsync("lunch?", "React with 👍");
        await Expect(Reaction(away, "👍")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Reaction(his, "👍")).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(Reaction(his, "👍")).ToContainTextAsync("1");

        await Reaction(his, "👍").ClickAsync();
        await Expect(Reaction(desk, "👍")).ToContainTextAsync("2");
        await Reaction(desk, "👍").HoverAsync();
        await Expect(Reaction(desk, "👍")).ToHaveAttributeAsync("title", "You, Bob");

        await Reaction(away, "👍").ClickAsync();
        await Expect(Reaction(desk, "👍")).ToHaveAttributeAsync("aria-pressed", "false");
        await Reaction(his, "👍").ClickAsync();
        foreach (var tab in (ChatTab[])[desk, away, his])
            await Expect(Reaction(tab, "👍")).ToHaveCountAsync(0);
    }

    private static ILocator Reaction(ChatTab tab, string emoji) =>
        tab.Message("lunch?").GetByTestId("reaction").Filter(new() { HasTextString = emoji });
}
