using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Conversations;

public sealed class UnreadTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task The_badge_counts_and_clears_in_every_tab()
    {
        var (alice, bob) = (await Host.SignUpAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.OpenDirectAsync(bob.Tester);
        await alice.SendAsync(room, "seen already");
        await bob.Tester.Api.Conversations.MarkReadAsync(room, 1, Stop);
        var (first, second) = (await bob.OpenChatAsync(), await bob.OpenChatAsync());

        for (var n = 1; n <= 3; n++)
        {
            await alice.SendAsync(room, $"message {n}");
            foreach (var tab in new[] { first, second })
                await Expect(tab.Badge("Alice")).ToHaveTextAsync($"{n} unread");
        }
        await first.Page.BringToFrontAsync();
        await first.EnterAsync("Alice");

        foreach (var tab in new[] { first, second })
            await Expect(tab.Badge("Alice")).ToHaveCountAsync(0);
        Assert.Equal(0, (await bob.Tester.ConversationAsync(room)).Unread);
    }

    [Fact]
    public async Task More_than_99_unread_say_so_and_clear_at_the_end()
    {
        var (alice, bob) = (await Host.SignUpAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.OpenDirectAsync(bob.Tester);
        await alice.SendManyAsync(room, 120);
        var tab = await bob.OpenChatAsync();

        await Expect(tab.Badge("Alice")).ToHaveTextAsync("99+ unread");
        await tab.EnterAsync("Alice");
        await tab.Page.GetByTestId("jump").ClickAsync();

        await tab.SeesAsync("message 120");
        await Expect(tab.Badge("Alice")).ToHaveCountAsync(0);
    }
}
