using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class OfflineTests(SharedBrowser shared) : ChatTest(shared)
{
    private static readonly string[] Five = ["one", "two", "three", "four", "five"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_said_meanwhile_is_there_once_and_in_order(bool browserNotices)
    {
        var bob = await Host.SignUpAsync("Bob");
        await using var wire = new Wire(Host.Url);
        var alice = await SeatAsync("Alice", wire.Url);
        var room = await alice.Tester.OpenDirectAsync(bob);
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await bob.SendAsync(room, "before");
        await tab.SeesExactlyAsync("before");

        wire.Cut();
        await alice.SetOfflineAsync(browserNotices);
        await Expect(tab.Page.GetByText("Waiting for network")).ToBeVisibleAsync();
        foreach (var text in Five)
            await bob.SendAsync(room, text);
        wire.Mend();
        await alice.SetOfflineAsync(false);

        await tab.SeesExactlyAsync(Five.Prepend("before"));
        await Expect(tab.Page.GetByText("Waiting for network")).ToBeHiddenAsync();
        await bob.SendAsync(room, "and live again");
        await tab.SeesExactlyAsync([.. Five.Prepend("before"), "and live again"]);
        await tab.ReloadAsync();
        await tab.SeesExactlyAsync([.. Five.Prepend("before"), "and live again"]);
    }

    [Fact]
    public async Task What_one_says_offline_is_sent_once_when_the_network_is_back()
    {
        var bob = await Host.SignUpAsync("Bob");
        await using var wire = new Wire(Host.Url);
        var alice = await SeatAsync("Alice", wire.Url);
        var room = await alice.Tester.OpenDirectAsync(bob);
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await tab.SayAsync("online");
        await Expect(tab.Message("online")).ToHaveAttributeAsync("data-state", "sent");

        wire.Cut();
        await tab.SayAsync("in a tunnel");
        await tab.SayAsync("still in it");
        await Expect(tab.Message("in a tunnel")).ToBeVisibleAsync();
        await Expect(tab.Message("in a tunnel")).Not.ToHaveAttributeAsync("data-state", "sent");
        wire.Mend();

        await Expect(tab.Message("still in it")).ToHaveAttributeAsync("data-state", "sent", new() { Timeout = 30_000 });
        await tab.SeesExactlyAsync("online", "in a tunnel", "still in it");
        Assert.Equal(["online", "in a tunnel", "still in it"], (await bob.ReadAllAsync(room)).Select(m => m.Text));
    }

    [Fact]
    public async Task What_was_not_sent_outlives_a_reload()
    {
        var bob = await Host.SignUpAsync("Bob");
        await using var wire = new Wire(Host.Url);
        var alice = await SeatAsync("Alice", wire.Url);
        var room = await alice.Tester.OpenDirectAsync(bob);
        var tab = await alice.OpenChatAsync($"/c/{room}");

        await tab.Page.RouteAsync(
            "**/api/conversations/*/messages",
            route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync()
        );
        await tab.SayAsync("kept");
        await Expect(tab.Message("kept")).ToBeVisibleAsync();
        await tab.Page.UnrouteAllAsync();
        await tab.ReloadAsync();

        await Expect(tab.Message("kept")).ToHaveAttributeAsync("data-state", "sent", new() { Timeout = 30_000 });
        Assert.Equal(["kept"], (await bob.ReadAllAsync(room)).Select(m => m.Text));
    }
}
