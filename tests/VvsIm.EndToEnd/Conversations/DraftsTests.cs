using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Conversations;

public sealed class DraftsTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task What_is_begun_on_one_device_goes_on_on_another_and_is_gone_when_it_is_sent()
    {
        var (alice, room) = await WithBobAsync();
        var other = await SeatAsync(alice.Tester);
        var (desk, phone) = (await alice.OpenChatAsync($"/c/{room}"), await other.OpenChatAsync());

        await desk.Composer.FillAsync("Dear Bob, about Monday");
        await Expect(phone.Conversation("Bob")).ToContainTextAsync("Draft: Dear Bob, about Monday");
        await Expect(desk.Conversation("Bob")).Not.ToContainTextAsync("Draft:");

        await phone.EnterAsync("Bob");
        await Expect(phone.Composer).ToHaveValueAsync("Dear Bob, about Monday");
        await phone.Composer.PressSequentiallyAsync(": yes.");
        await phone.Composer.PressAsync("Enter");

        await phone.SeesAsync("Dear Bob, about Monday: yes.");
        await Eventually.TrueAsync(
            async () => (await alice.Tester.ConversationAsync(room)).Draft is null,
            "the draft is cleared",
            Stop
        );
        await desk.ReloadAsync();
        await Expect(desk.Composer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_is_being_typed_is_not_overwritten_by_another_device()
    {
        var (alice, room) = await WithBobAsync();
        var other = await SeatAsync(alice.Tester);
        var (desk, phone) = (await alice.OpenChatAsync($"/c/{room}"), await other.OpenChatAsync($"/c/{room}"));

        await desk.Composer.FillAsync("from the desk");
        await Expect(phone.Composer).ToHaveValueAsync("from the desk");
        await phone.Composer.PressSequentiallyAsync(", and the phone");
        await desk.Composer.PressSequentiallyAsync(", and more");

        await Eventually.TrueAsync(
            async () =>
                (await alice.Tester.ConversationAsync(room)).Draft
                    is "from the desk, and the phone"
                        or "from the desk, and more",
            "one of them is saved",
            Stop
        );
        await Expect(phone.Composer).ToHaveValueAsync("from the desk, and the phone");
        await Expect(desk.Composer).ToHaveValueAsync("from the desk, and more");
    }

    [Fact]
    public async Task It_shows_in_the_list_as_soon_as_one_leaves()
    {
        var (alice, room) = await WithBobAsync();
        await alice.Tester.CreateGroupAsync("Elsewhere");
        var tab = await alice.OpenChatAsync($"/c/{room}");

        await tab.Composer.PressSequentiallyAsync("not **yet**");
        await tab.EnterAsync("Elsewhere");

        await Expect(tab.Conversation("Bob")).ToContainTextAsync("Draft: not yet");
        await tab.EnterAsync("Bob");
        await Expect(tab.Composer).ToHaveValueAsync("not **yet**");
    }

    [Fact]
    public async Task It_outlives_a_reload_before_it_could_be_saved()
    {
        var (alice, room) = await WithBobAsync();
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await tab.Page.RouteAsync("**/draft", route => route.AbortAsync());

        await tab.Composer.FillAsync("kept here");
        // A page on its way out may still get a request past the cut: what counts is that the browser had it by then.
        await tab.Page.WaitForFunctionAsync(
            "() => Object.values(localStorage).some(kept => kept.includes('kept here'))"
        );
        await tab.ReloadAsync();
        await Expect(tab.Composer).ToHaveValueAsync("kept here");
        await tab.Page.UnrouteAllAsync();

        await Eventually.TrueAsync(
            async () => (await alice.Tester.ConversationAsync(room)).Draft == "kept here",
            "it is saved in the end",
            Stop
        );
    }

    [Fact]
    public async Task What_is_typed_without_network_is_saved_when_it_is_back()
    {
        var bob = await Host.SignUpAsync("Bob");
        await using var wire = new Wire(Host.Url);
        var alice = await SeatAsync("Alice", wire.Url);
        var room = await alice.Tester.OpenDirectAsync(bob);
        await bob.SendAsync(room, "hello");
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await tab.SeesAsync("hello");
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        wire.Cut();
        await tab.Composer.FillAsync("in a tunnel");
        await Expect(tab.Page.GetByText("Waiting for network")).ToBeVisibleAsync();
        wire.Mend();

        await Eventually.TrueAsync(
            async () => (await alice.Tester.ConversationAsync(room)).Draft == "in a tunnel",
            "it is saved",
            Stop
        );
        await Expect(tab.Composer).ToHaveValueAsync("in a tunnel");
    }

    private async Task<(Person Alice, Guid Room)> WithBobAsync()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        await bob.SendAsync(room, "hello");
        return (alice, room);
    }
}
