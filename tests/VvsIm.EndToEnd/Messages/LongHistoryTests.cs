using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

/// <summary>A conversation of a hundred thousand messages, a hundred a day.</summary>
public sealed class LongHistoryTests(SharedBrowser shared) : ChatTest(shared)
{
    private const int Said = 100_000;
    private const int Climbed = 5_000;
    private const int MostElements = 12_000;

    // Goes up by loading page after page, and notes by how much a page put in front ever moved what was in view.
    private const string Climb = """
        async (log, target) => {
          const first = () => log.querySelector("[data-seq]");
          let jumped = 0;
          let most = 0;
          while (Number(first().dataset.seq) > target) {
            const text = first();
            log.scrollTop += text.getBoundingClientRect().top - log.getBoundingClientRect().top;
            await new Promise(requestAnimationFrame);
            const before = text.getBoundingClientRect().top;
            const until = performance.now() + 20000;
            while (first() === text) {
              if (performance.now() > until) throw new Error(`nothing came before ${text.dataset.seq}`);
              await new Promise(requestAnimationFrame);
            }
            jumped = Math.max(jumped, Math.abs(text.getBoundingClientRect().top - before));
            most = Math.max(most, log.getElementsByTagName("*").length);
          }
          return [jumped, most];
        }
        """;

    [Fact]
    public async Task It_opens_is_climbed_and_searched_by_day_in_a_bounded_page_that_holds_still()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob);
        await FillAsync(room, bob.Id);
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await tab.SeesAsync($"message {Said}");

        // New messages arrive all the while.
        using var enough = new CancellationTokenSource();
        var talking = TalkAsync(bob, room, enough.Token);
        var climbed = await tab.Log.EvaluateAsync<double[]>(Climb, Said - Climbed);
        await enough.CancelAsync();
        await talking;

        Assert.InRange(climbed[0], 0, 0.5);
        Assert.InRange(climbed[1], 1, MostElements);

        await tab.Page.Locator(".message-day-name").First.ClickAsync();
        var day = DateTimeOffset.UtcNow.AddDays(-500).ToString("yyyy-MM-dd");
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Go to a day" });
        await dialog.GetByLabel("Day").FillAsync(day);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Go" }).ClickAsync();
        var found = tab.Page.Locator("[data-target]");
        await Expect(found).ToBeInViewportAsync();
        var at = await found.Locator("time").GetAttributeAsync("datetime");
        Assert.Equal(day, Local(at!));
        Assert.InRange(
            await tab.Log.EvaluateAsync<int>("log => log.getElementsByTagName('*').length"),
            1,
            MostElements
        );

        await tab.Page.GetByTestId("jump").ClickAsync();
        await Expect(tab.Texts.Last).ToHaveTextAsync("the last word");
    }

    private static string Local(string iso) =>
        TimeZoneInfo
            .ConvertTime(DateTimeOffset.Parse(iso), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))
            .ToString("yyyy-MM-dd");

    private static async Task TalkAsync(Tester who, Guid room, CancellationToken enough)
    {
        for (var n = 0; !enough.IsCancellationRequested; n++)
        {
            await who.SendAsync(room, $"meanwhile {n}");
            await Task.Delay(100, CancellationToken.None);
        }
        await who.SendAsync(room, "the last word");
    }

    // Said by the database itself: a hundred thousand requests would test something else.
    private async Task FillAsync(Guid room, Guid sender)
    {
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await using var fill = connection.CreateCommand();
        fill.CommandText = $"""
            INSERT INTO messages (conversation_id, seq, change, id, sender_id, client_id, text, created_at)
            SELECT '{room}', n, n, gen_random_uuid(), '{sender}', gen_random_uuid(), 'message ' || n,
              now() - ({Said} - n) * interval '864 seconds'
            FROM generate_series(1, {Said}) n;
            UPDATE conversations SET last_seq = {Said}, last_change = {Said} WHERE id = '{room}';
            UPDATE conversation_members SET last_read_seq = {Said} WHERE conversation_id = '{room}';
            """;
        fill.CommandTimeout = 120;
        await fill.ExecuteNonQueryAsync(Stop);
    }
}
