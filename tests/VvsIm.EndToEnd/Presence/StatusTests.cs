using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Presence;

public sealed class StatusTests(SharedBrowser shared) : ChatTest(shared)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task A_status_is_set_and_seen_beside_the_name(int width, ColorScheme scheme)
    {
        var options = new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 720 },
        };
        var (alice, bob) = (await SeatAsync("Alice", options: options), await SeatAsync("Bob"));
        await bob.Tester.SendAsync(await bob.Tester.OpenDirectAsync(alice.Tester), "hello");
        var (hers, his) = (await alice.OpenChatAsync(), await bob.OpenChatAsync());

        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "Your account" }).ClickAsync();
        await Screens.AreAccessibleAsync(hers.Page);
        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "Set a status" }).ClickAsync();
        var dialog = hers.Page.GetByRole(AriaRole.Dialog, new() { Name = "Your status" });
        await Expect(dialog.GetByRole(AriaRole.Textbox, new() { Name = "Status" })).ToBeFocusedAsync();
        await Screens.AreAccessibleAsync(hers.Page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Choose an emoji" }).ClickAsync();
        await hers.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search emoji" }).FillAsync("pizza");
        await hers.Page.GetByRole(AriaRole.Gridcell, new() { Name = "pizza" }).First.ClickAsync();
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Status" }).FillAsync("Eating");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();

        await Expect(his.Conversation("Alice").GetByTestId("status")).ToHaveTextAsync("🍕");
        await Expect(his.Conversation("Alice").GetByTestId("status")).ToHaveAttributeAsync("title", "🍕 Eating");
        await his.ReloadAsync();
        await Expect(his.Conversation("Alice").GetByTestId("status")).ToHaveTextAsync("🍕");

        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "Your account" }).ClickAsync();
        await hers.Page.GetByTestId("own-status").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Clear status" }).ClickAsync();
        await Expect(his.Conversation("Alice").GetByTestId("status")).ToHaveCountAsync(0);
    }
}
