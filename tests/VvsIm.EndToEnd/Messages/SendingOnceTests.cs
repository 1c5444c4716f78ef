using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class SendingOnceTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task A_double_click_on_send_stores_one_message()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        var tab = await alice.OpenChatAsync($"/c/{room}");

        await tab.Composer.FillAsync("once");
        await tab.SendButton.DblClickAsync();

        await Expect(tab.Message("once")).ToHaveAttributeAsync("data-state", "sent");
        await tab.SeesExactlyAsync("once");
        Assert.Single(await bob.ReadAllAsync(room));
    }

    [Fact]
    public async Task An_answer_lost_on_the_way_back_stores_one_message()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        var tab = await alice.OpenChatAsync($"/c/{room}");
        var attempts = 0;
        await tab.Page.RouteAsync(
            "**/api/conversations/*/messages",
            async route =>
            {
                // Carried out, but nobody hears of it.
                if (route.Request.Method == "POST" && Interlocked.Increment(ref attempts) <= 2)
                {
                    await route.FetchAsync();
                    await route.AbortAsync();
                }
                else
                {
                    await route.ContinueAsync();
                }
            }
        );

        await tab.SayAsync("retried");

        await Expect(tab.Message("retried")).ToHaveAttributeAsync("data-state", "sent", new() { Timeout = 30_000 });
        await tab.SeesExactlyAsync("retried");
        Assert.Single(await bob.ReadAllAsync(room));
        Assert.True(attempts > 0);
    }
}
