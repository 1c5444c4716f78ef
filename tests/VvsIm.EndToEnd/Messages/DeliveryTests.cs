using System.Diagnostics;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;

namespace VvsIm.EndToEnd.Messages;

public sealed class DeliveryTests(SharedBrowser shared) : ChatTest(shared)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_message_reaches_the_other_within_two_seconds_both_ways()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        await alice.Tester.OpenDirectAsync(bob.Tester);
        await bob.Tester.OpenDirectAsync(alice.Tester);
        var (hers, his) = (await alice.OpenChatAsync(), await bob.OpenChatAsync());
        await hers.EnterAsync("Bob");
        await his.EnterAsync("Alice");

        await WithinTwoSecondsAsync(hers, his, "Hello Bob, are you there?");
        await WithinTwoSecondsAsync(his, hers, "Right here! 上海 – Grüße – مرحبا");

        string[] both = ["Hello Bob, are you there?", "Right here! 上海 – Grüße – مرحبا"];
        await hers.SeesExactlyAsync(both);
        await his.SeesExactlyAsync(both);
    }

    [Fact]
    public async Task A_reload_shows_the_same()
    {
        var alice = await SeatAsync("Alice");
        var bob = await Host.SignUpAsync("Bob");
        var room = await alice.Tester.CreateGroupAsync("Ops", bob);
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await tab.SayAsync("first\nsecond line");
        await tab.SeesAsync("first");
        await bob.SendAsync(room, "an answer");
        await tab.SeesExactlyAsync("first second line", "an answer");
        var before = await tab.Texts.AllInnerTextsAsync();

        await tab.ReloadAsync();

        await tab.SeesExactlyAsync("first second line", "an answer");
        Assert.Equal(before, await tab.Texts.AllInnerTextsAsync());
    }

    [Fact]
    public async Task Someone_else_of_the_same_name_gets_nothing()
    {
        var (alice, bob, cy) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"), await SeatAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        var (hers, another) = (await alice.OpenChatAsync($"/c/{room}"), await cy.OpenChatAsync());

        await hers.SayAsync("for the first Bob only");
        await hers.SeesAsync("for the first Bob only");
        await another.ReloadAsync();

        await Microsoft.Playwright.Assertions.Expect(another.Page.GetByText("No conversations yet")).ToBeVisibleAsync();
        await another.Page.GotoAsync($"/c/{room}");
        await Microsoft
            .Playwright.Assertions.Expect(another.Page.GetByText("This conversation isn’t here"))
            .ToBeVisibleAsync();
    }

    private static async Task WithinTwoSecondsAsync(ChatTab from, ChatTab to, string text)
    {
        var clock = Stopwatch.StartNew();
        await from.SayAsync(text);
        await to.SeesAsync(text, Soon.TotalSeconds);
        Assert.True(clock.Elapsed < Soon, $"It took {clock.Elapsed}.");
    }
}
