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
}
