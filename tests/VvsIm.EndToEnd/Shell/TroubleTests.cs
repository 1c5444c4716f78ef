using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Shell;

/// <summary>Whatever goes wrong is said in words for people.</summary>
public sealed class TroubleTests(SharedBrowser shared) : ChatTest(shared)
{
    private const string Raw = "System.NullReferenceException: at VvsIm.Core.Somewhere.cs:line 42";

    [Fact]
    public async Task A_server_that_fails_is_not_shown_raw_and_is_asked_again()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        await bob.SendAsync(room, "in the end");
        var page = await alice.OpenPageAsync("about:blank");
        await page.RouteAsync(
            "**/api/conversations**",
            route => route.FulfillAsync(new() { Status = 500, Body = Raw })
        );

        await page.GotoAsync($"/c/{room}");
        await Expect(page.GetByText("Can’t load your conversations")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByText("System.")).ToHaveCountAsync(0);
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try now" }).First.ClickAsync();

        await new ChatTab(page).SeesExactlyAsync("in the end");
    }

    [Fact]
    public async Task A_message_that_the_server_refuses_can_be_discarded()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await tab.Page.RouteAsync(
            "**/api/conversations/*/messages",
            route =>
                route.Request.Method == "POST"
                    ? route.FulfillAsync(
                        new()
                        {
                            Status = 400,
                            ContentType = "application/problem+json",
                            Body = """{"code":"limit_exceeded","title":"Too much of it.","status":400}""",
                        }
                    )
                    : route.ContinueAsync()
        );

        await tab.SayAsync("refused");
        await Expect(tab.Message("refused")).ToHaveAttributeAsync("data-state", "failed");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();

        await Expect(tab.Texts).ToHaveCountAsync(0);
        await tab.ReloadAsync();
        await Expect(tab.Texts).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_says_so()
    {
        var alice = await SeatAsync("Alice");
        var tab = await alice.OpenChatAsync("/no/such/page");
        await Expect(tab.Page.GetByText("There is nothing here")).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Back to your conversations" }).First.ClickAsync();
        await tab.IsReadyAsync();
    }
}
