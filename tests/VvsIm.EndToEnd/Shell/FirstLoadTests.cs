using System.Collections.Concurrent;
using VvsIm.EndToEnd.Browsers;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Shell;

public sealed class FirstLoadTests(SharedBrowser shared) : ChatTest(shared)
{
    private const double MostMegabytes = 3.2;

    [Fact]
    public async Task The_first_load_is_small_and_the_second_comes_from_the_cache()
    {
        var alice = await SeatAsync("Alice");
        var page = await alice.OpenPageAsync("about:blank");
        var session = await page.Context.NewCDPSessionAsync(page);
        var transferred = new ConcurrentBag<double>();
        await session.SendAsync("Network.enable");
        session.Event("Network.loadingFinished").OnEvent += (_, done) =>
            transferred.Add(done!.Value.GetProperty("encodedDataLength").GetDouble());

        await page.GotoAsync("/");
        await new ChatTab(page).IsReadyAsync();
        var first = transferred.Sum();
        transferred.Clear();
        await page.GotoAsync("/");
        await new ChatTab(page).IsReadyAsync();
        var second = transferred.Sum();

        Assert.InRange(first / 1e6, 0.5, MostMegabytes);
        Assert.True(second < 50_000, $"The second load transferred {second} bytes.");
    }

    [Fact]
    public async Task A_skeleton_is_there_before_the_program()
    {
        var alice = await SeatAsync("Alice");
        var page = await alice.OpenPageAsync("about:blank");
        // The runtime never arrives.
        var never = new TaskCompletionSource();
        await page.RouteAsync("**/*.wasm", _ => never.Task);

        await page.GotoAsync("/", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.DOMContentLoaded });

        await Expect(page.GetByLabel("VVS IM is starting")).ToBeVisibleAsync();
    }
}
