using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Shell;

/// <summary>No serious violation of the accessibility rules on any screen, in light and in dark.</summary>
public sealed class AccessibilityTests(SharedBrowser shared) : ChatTest(shared)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_entrance(ColorScheme scheme)
    {
        var stranger = await SeatStrangerAsync(new() { ColorScheme = scheme });
        var page = await stranger.OpenPageAsync("/sign-in");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Screens.AreAccessibleAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Create an account" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await Screens.AreAccessibleAsync(page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_conversations(ColorScheme scheme)
    {
        var (alice, bob) = (
            await SeatAsync("Alice", options: new() { ColorScheme = scheme }),
            await Host.SignUpAsync("Bob")
        );
        var room = await bob.CreateGroupAsync("Ops", alice.Tester, await Host.SignUpAsync("Cy"));
        await bob.SendManyAsync(room, 3);
        var tab = await alice.OpenChatAsync();
        await Expect(tab.Badge("Ops")).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);

        await tab.EnterAsync("Ops");
        await tab.SayAsync("an own one");
        await Expect(tab.Message("an own one")).ToHaveAttributeAsync("data-state", "sent");
        await Screens.AreAccessibleAsync(tab.Page);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "New conversation" }).ClickAsync();
        await Expect(tab.Page.GetByTestId("person").First).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_is_done_with_messages(ColorScheme scheme)
    {
        var (alice, bob) = (
            await SeatAsync("Alice", options: new() { ColorScheme = scheme }),
            await Host.SignUpAsync("Bob")
        );
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        var said = await bob.SendAsync(room, "**bold** and `code`, https://example.com/");
        await bob.Api.Messages.ReactAsync(said.Id, "👍", Stop);
        await alice.Tester.Api.Messages.ReactAsync(said.Id, "🎉", Stop);
        await bob.Api.Messages.PinAsync(said.Id, Stop);
        foreach (var (reply, thread) in new (long?, long?)[] { (said.Seq, null), (null, said.Seq) })
            await bob.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), "an answer", reply, thread), Stop);
        var tab = await alice.OpenChatAsync($"/c/{room}?thread={said.Seq}");
        await Expect(tab.Panel("Thread").Locator(".message-text")).ToHaveCountAsync(2);
        await Screens.AreAccessibleAsync(tab.Page);

        await tab.Log.GetByTestId("message").Last.HoverAsync();
        await tab.Log.GetByTestId("message-more").Last.ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Forward…" })).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Forward…" }).ClickAsync();
        await Expect(tab.Page.GetByTestId("forward-target").First).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);
        await tab.Page.Keyboard.PressAsync("Escape");

        foreach (var panel in (string[])["pins", "threads"])
        {
            await tab.Page.GotoAsync($"/c/{room}?panel={panel}");
            await Expect(
                    tab.Page.GetByTestId(panel == "pins" ? "pinned" : "followed-thread")
                        .Or(tab.Page.GetByText("No threads yet"))
                        .First
                )
                .ToBeVisibleAsync();
            await Screens.AreAccessibleAsync(tab.Page);
        }
    }
}
