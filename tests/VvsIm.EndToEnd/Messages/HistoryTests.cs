using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class HistoryTests(SharedBrowser shared) : ChatTest(shared)
{
    private const int Said = 230;

    // Where a message stands on the screen, in pixels from the top of the log.
    private const string PositionOf = """
        (log, seq) => {
          const text = log.querySelector(`[data-seq="${seq}"]`);
          return text ? text.getBoundingClientRect().top - log.getBoundingClientRect().top : null;
        }
        """;

    [Fact]
    public async Task Scrolling_up_loads_older_messages_without_the_view_jumping()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        await bob.SendManyAsync(room, Said);
        await alice.Tester.Api.Conversations.MarkReadAsync(room, Said, Stop);
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await tab.SeesAsync($"message {Said}");
        await Expect(tab.Texts).Not.ToHaveCountAsync(Said);

        while (await tab.Log.EvaluateAsync<bool>("log => log.dataset.older === 'true'"))
        {
            var oldest = await tab.Texts.First.GetAttributeAsync("data-seq");
            // Up to the oldest message that is loaded: more are being fetched, and this one must stay where it is.
            await tab.Texts.First.EvaluateAsync("text => text.scrollIntoView()");
            var before = await tab.Log.EvaluateAsync<double?>(PositionOf, oldest);
            await Expect(tab.Texts.First).Not.ToHaveAttributeAsync("data-seq", oldest!);
            var after = await tab.Log.EvaluateAsync<double?>(PositionOf, oldest);

            Assert.NotNull(after);
            Assert.Equal(before!.Value, after.Value, tolerance: 2.0);
        }

        await Expect(tab.Texts).ToHaveCountAsync(Said);
        var seqs = await tab.Log.EvaluateAsync<int[]>(
            "log => [...log.querySelectorAll('[data-seq]')].map(t => +t.dataset.seq)"
        );
        Assert.Equal(Enumerable.Range(1, Said), seqs);
    }

    [Fact]
    public async Task What_arrives_does_not_move_somebody_who_reads_older_messages()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        await bob.SendManyAsync(room, 40);
        await alice.Tester.Api.Conversations.MarkReadAsync(room, 40, Stop);
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await tab.SeesAsync("message 40");
        await tab.Log.EvaluateAsync("log => { log.scrollTop = 100; }");
        await Expect(tab.Page.GetByTestId("jump")).ToBeVisibleAsync();
        var before = await tab.Log.EvaluateAsync<double>("log => log.scrollTop");

        await bob.SendAsync(room, "and one more");

        await Expect(tab.Page.GetByTestId("jump")).ToHaveTextAsync("1 new message");
        Assert.Equal(before, await tab.Log.EvaluateAsync<double>("log => log.scrollTop"), tolerance: 2.0);
        await tab.Page.GetByTestId("jump").ClickAsync();
        await Expect(tab.Page.GetByTestId("jump")).ToHaveCountAsync(0);
    }
}
