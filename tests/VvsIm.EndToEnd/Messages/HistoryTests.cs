using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class HistoryTests(SharedBrowser shared) : ChatTest(shared)
{
    private const int Said = 230;

    // Goes up to the oldest message that is loaded, and notes where it stands in every frame until older ones are there. They must
    // not move it by a pixel that anybody could see, not even for a moment.
    private const string WatchOldestWhileOlderLoad = """
        async log => {
          const text = log.querySelector("[data-seq]");
          const place = () => text.getBoundingClientRect().top - log.getBoundingClientRect().top;
          // The last moment before a frame is painted: what is put right until then, nobody sees. Observers are called in the order in
          // which they were made, so this one comes after the app's.
          const frame = () =>
            new Promise(painted =>
              requestAnimationFrame(() => {
                const last = new ResizeObserver(() => {
                  last.disconnect();
                  places.push(place());
                  painted();
                });
                last.observe(log);
              }));
          const places = [];
          text.scrollIntoView();
          await frame();
          const until = performance.now() + 20_000;
          while (log.querySelector("[data-seq]") === text && performance.now() < until) {
            await frame();
          }
          for (let more = 0; more < 20; more++) {
            await frame();
          }
          return places;
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
            var places = await tab.Log.EvaluateAsync<double[]>(WatchOldestWhileOlderLoad);
            Assert.All(places, place => Assert.Equal(places[0], place, tolerance: 1.5));
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
