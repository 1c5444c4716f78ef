using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Conversations;

public sealed class MarkUnreadTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task What_is_marked_unread_stays_so_on_every_device_until_it_is_entered_again()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var other = await SeatAsync(alice.Tester);
        var room = await alice.Tester.OpenDirectAsync(bob);
        await bob.SendManyAsync(room, 3);
        await alice.Tester.CreateGroupAsync("Elsewhere");
        var (desk, phone) = (await alice.OpenChatAsync(), await other.OpenChatAsync());
        await desk.EnterAsync("Bob");
        foreach (var tab in new[] { desk, phone })
            await Expect(tab.Badge("Bob")).ToHaveCountAsync(0);

        await desk.ChooseAsync("Bob", "Mark as unread");
        foreach (var tab in new[] { desk, phone })
            await Expect(tab.Badge("Bob")).ToHaveTextAsync("1 unread");
        // It is on screen all the while, and another message comes in.
        await bob.SendAsync(room, "one more");
        await desk.SeesAsync("one more");
        foreach (var tab in new[] { desk, phone })
            await Expect(tab.Badge("Bob")).ToHaveTextAsync("2 unread");
        Assert.Equal(2, (await alice.Tester.ConversationAsync(room)).Unread);

        await desk.EnterAsync("Elsewhere");
        await desk.EnterAsync("Bob");
        foreach (var tab in new[] { desk, phone })
            await Expect(tab.Badge("Bob")).ToHaveCountAsync(0);
        Assert.Equal(0, (await alice.Tester.ConversationAsync(room)).Unread);
    }

    [Fact]
    public async Task A_conversation_is_marked_read_from_the_list()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        await bob.SendManyAsync(room, 3);
        var tab = await alice.OpenChatAsync();
        await Expect(tab.Badge("Bob")).ToHaveTextAsync("3 unread");

        await tab.ChooseAsync("Bob", "Mark as read");

        await Expect(tab.Badge("Bob")).ToHaveCountAsync(0);
        await Eventually.TrueAsync(
            async () => (await alice.Tester.ConversationAsync(room)).Unread == 0,
            "the server knows",
            Stop
        );
    }

    [Fact]
    public async Task A_device_that_was_away_does_not_undo_it()
    {
        var bob = await Host.SignUpAsync("Bob");
        await using var wire = new Wire(Host.Url);
        var alice = await SeatAsync("Alice", wire.Url);
        var room = await alice.Tester.OpenDirectAsync(bob);
        await bob.SendManyAsync(room, 3);
        await alice.Tester.CreateGroupAsync("Elsewhere");
        var tab = await alice.OpenChatAsync();
        await Expect(tab.Badge("Bob")).ToHaveTextAsync("3 unread");
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        wire.Cut();
        await tab.ChooseAsync("Bob", "Mark as read");
        await Expect(tab.Badge("Bob")).ToHaveCountAsync(0);
        await alice.Tester.Api.Conversations.MarkUnreadAsync(room, 2, Stop);
        wire.Mend();

        await Expect(tab.Badge("Bob")).ToHaveTextAsync("3 unread", new() { Timeout = 40_000 });
        Assert.Equal(3, (await alice.Tester.ConversationAsync(room)).Unread);
    }
}
