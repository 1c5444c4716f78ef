using Microsoft.Playwright;
using VvsIm.Contracts.Presence;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Presence;

public sealed class PresenceTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task Somebody_comes_and_goes_in_the_list_and_over_the_conversation()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob.Tester);
        await bob.Tester.SendAsync(room, "hello");
        var hers = await alice.OpenChatAsync($"/c/{room}");
        await Expect(Dot(hers, "Bob")).ToHaveAttributeAsync("aria-label", "Offline");

        var his = await bob.OpenChatAsync();
        await Expect(Dot(hers, "Bob")).ToHaveAttributeAsync("aria-label", "Online");
        await Expect(hers.Page.GetByTestId("header-presence")).ToHaveTextAsync("Online");
        await Expect(Dot(his, "Alice")).ToHaveAttributeAsync("aria-label", "Online");

        await his.Page.CloseAsync();
        await Expect(Dot(hers, "Bob")).ToHaveAttributeAsync("aria-label", "Offline");
        await Expect(hers.Page.GetByTestId("header-presence")).ToHaveTextAsync("Last seen just now");
    }

    [Fact]
    public async Task While_the_network_is_gone_nobody_is_said_to_be_online()
    {
        var bob = await Host.SignUpAsync("Bob");
        await using var wire = new Wire(Host.Url);
        var alice = await SeatAsync("Alice", wire.Url);
        await bob.SendAsync(await alice.Tester.OpenDirectAsync(bob), "hello");
        await SayOnlineAsync(bob);
        var tab = await alice.OpenChatAsync();
        await Expect(Dot(tab, "Bob")).ToHaveAttributeAsync("aria-label", "Online");

        wire.Cut();
        await Expect(Dot(tab, "Bob")).ToHaveAttributeAsync("aria-label", "Not known while offline");
        wire.Mend();

        await Expect(Dot(tab, "Bob")).ToHaveAttributeAsync("aria-label", "Online", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task A_group_says_how_many_others_are_in_it_now()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester, await Host.SignUpAsync("Cy"));
        var hers = await alice.OpenChatAsync($"/c/{room}");
        await Expect(hers.Title).ToHaveTextAsync("Ops");
        await Expect(hers.Page.GetByTestId("here-now")).ToHaveCountAsync(0);

        var his = await bob.OpenChatAsync($"/c/{room}");
        await Expect(hers.Page.GetByTestId("here-now")).ToContainTextAsync("1 in this conversation now");
        await Expect(hers.Page.GetByTestId("here-now")).ToHaveAttributeAsync("title", "Bob");

        await his.Page.GotoAsync("/");
        await Expect(hers.Page.GetByTestId("here-now")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_hides_is_seen_by_nobody_and_sees_nobody()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob.Tester);
        await bob.Tester.SendAsync(room, "hello");
        var (hers, his) = (await alice.OpenChatAsync(), await bob.OpenChatAsync());
        await Expect(Dot(his, "Alice")).ToHaveAttributeAsync("aria-label", "Online");

        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "Your account" }).ClickAsync();
        await hers.Page.GetByRole(AriaRole.Switch, new() { Name = "Show when I’m online" }).UncheckAsync();

        await Expect(Dot(his, "Alice")).ToHaveAttributeAsync("aria-label", "Offline");
        await Expect(Dot(hers, "Bob")).ToHaveCountAsync(0);
    }

    private static ILocator Dot(ChatTab tab, string name) => tab.Conversation(name).GetByTestId("presence");

    private static Task SayOnlineAsync(Tester who) =>
        who.Api.Presence.BeatAsync(new(Guid.CreateVersion7(), PresenceState.Online), Stop);
}
