using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Media;

/// <summary>What has been shared, in a conversation's details.</summary>
public sealed class SharedTests(SharedBrowser shared) : ChatTest(shared)
{
    [Theory]
    [InlineData(1280, 860, ColorScheme.Light)]
    [InlineData(360, 740, ColorScheme.Dark)]
    public async Task Pictures_files_and_links_are_gathered_and_stay_right(int width, int height, ColorScheme scheme)
    {
        var (alice, bob) = (
            await SeatAsync(
                "Alice",
                options: new()
                {
                    ViewportSize = new() { Width = width, Height = height },
                    ColorScheme = scheme,
                }
            ),
            await Host.SignUpAsync("Bob")
        );
        var room = await bob.OpenDirectAsync(alice.Tester);
        var first = await Host.ShareAsync(
            bob,
            room,
            "https://first.example/a",
            ("one.jpg", "image"),
            ("a.pdf", "file")
        );
        var tab = await LookingTests.OpenAsync(alice, room, query: "?panel=details");
        var panel = tab.Panel("Details");
        var pictures = panel.GetByTestId("picture");
        await Expect(pictures).ToHaveCountAsync(1);

        var second = await Host.ShareAsync(bob, room, "", ("two.jpg", "image"));
        await Expect(pictures).ToHaveCountAsync(2);
        await Expect(pictures.First).ToHaveAccessibleNameAsync("two.jpg");
        await Screens.AreAccessibleAsync(tab.Page);
        await pictures.Nth(1).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "one.jpg" })).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await bob.Api.Messages.DeleteAsync(second.Id, Stop);
        await Expect(pictures).ToHaveCountAsync(1);

        await panel.GetByRole(AriaRole.Tab, new() { Name = "Pictures" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(panel.GetByTestId("file")).ToHaveAccessibleNameAsync("Download a.pdf, PDF, 1 KB");
        await Screens.AreAccessibleAsync(tab.Page);
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(panel.GetByRole(AriaRole.Link, new() { Name = "first.example" }))
            .ToHaveAttributeAsync("href", "https://first.example/a");
        await Screens.AreAccessibleAsync(tab.Page);

        await panel.GetByRole(AriaRole.Button, new() { Name = "show in conversation" }).ClickAsync();
        await Expect(tab.Page.Locator($"[data-target] [data-seq='{first.Seq}']"))
            .ToHaveTextAsync("https://first.example/a");
    }

    [Fact]
    public async Task Where_nothing_was_shared_it_says_so()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        var tab = await LookingTests.OpenAsync(alice, room, query: "?panel=details");
        var panel = tab.Panel("Details");
        foreach (
            var (name, words) in ((string, string)[])
                [("Pictures", "No pictures yet"), ("Files", "No files yet"), ("Links", "No links yet")]
        )
        {
            await panel.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();
            await Expect(panel.GetByText(words)).ToBeVisibleAsync();
        }
    }
}
