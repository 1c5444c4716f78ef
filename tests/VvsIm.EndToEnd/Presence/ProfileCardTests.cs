using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Presence;

public sealed class ProfileCardTests(SharedBrowser shared) : ChatTest(shared)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task A_name_in_the_log_leads_to_the_person(int width, ColorScheme scheme)
    {
        var options = new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 720 },
        };
        var (alice, bob) = (await SeatAsync("Alice", options: options), await Host.SignUpAsync("Bob"));
        await bob.Api.Presence.SetStatusAsync(new("🌴", "On vacation"), Stop);
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        await bob.SendAsync(room, "hello");
        var tab = await alice.OpenChatAsync();
        await tab.EnterAsync("Ops");
        var name = tab.Message("hello").Locator(".message-name");

        await name.ClickAsync();
        var card = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Bob" });
        await Expect(card.GetByText("🌴 On vacation")).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);
        await card.GetByRole(AriaRole.Button, new() { Name = "Mention" }).ClickAsync();
        await Expect(tab.Composer).ToHaveValueAsync("@Bob ");

        await name.ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Message", Exact = true }).ClickAsync();
        await Expect(tab.Title).ToContainTextAsync("Bob");
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/c/(?!" + room + ")"));
    }
}
