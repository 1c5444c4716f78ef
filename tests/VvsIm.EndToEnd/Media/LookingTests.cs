using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Media;

/// <summary>Pictures, in the log and in full.</summary>
public sealed class LookingTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task Pictures_are_gone_through_by_keyboard_and_the_focus_comes_back()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        await Host.ShareAsync(bob, room, "", ("one.jpg", "image"), ("two.jpg", "image"));
        await Host.ShareAsync(bob, room, "and", ("three.jpg", "image"));
        var tab = await OpenAsync(alice, room);
        var tiles = tab.Log.GetByTestId("picture");
        await Expect(tiles).ToHaveCountAsync(3);
        await Expect(tab.Conversation("Ops")).ToContainTextAsync("and");
        await Expect(tab.Log.Locator("[data-state=shown]")).ToHaveCountAsync(3);
        await Screens.AreAccessibleAsync(tab.Page);

        await tiles.Nth(0).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        var lightbox = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "one.jpg" });
        await Expect(lightbox).ToBeVisibleAsync();
        await Expect(lightbox.GetByText("1 of 3")).ToBeVisibleAsync();
        await Expect(lightbox.GetByRole(AriaRole.Button, new() { Name = "Close" })).ToBeFocusedAsync();
        await Screens.AreAccessibleAsync(tab.Page);

        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        lightbox = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "three.jpg" });
        await Expect(lightbox.GetByText("3 of 3")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("+");
        await Expect(lightbox.Locator("[data-scale='1.50']")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("0");
        await Expect(lightbox.Locator("[data-scale='1.00']")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(lightbox).ToBeHiddenAsync();
        await Expect(tiles.Nth(0)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_deleted_goes_from_the_screen_it_is_looked_at_on()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        await Host.ShareAsync(bob, room, "", ("one.jpg", "image"));
        var two = await Host.ShareAsync(bob, room, "", ("two.jpg", "image"));
        var tab = await OpenAsync(alice, room);
        await tab.Log.GetByTestId("picture").Nth(1).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "two.jpg" })).ToBeVisibleAsync();
        await bob.Api.Messages.DeleteAsync(two.Id, Stop);
        await Expect(tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "one.jpg" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Nothing_moves_when_pictures_come()
    {
        // High enough for all of them: what is out of sight is not loaded.
        var (alice, bob) = (
            await SeatAsync(
                "Alice",
                options: new()
                {
                    ViewportSize = new() { Width = 1280, Height = 1400 },
                }
            ),
            await Host.SignUpAsync("Bob")
        );
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        await Host.ShareAsync(bob, room, "", ("a.jpg", "image"));
        await Host.ShareAsync(bob, room, "", [.. Enumerable.Range(1, 5).Select(n => ($"{n}.jpg", "image"))]);
        var arriving = new TaskCompletionSource();
        var tab = await OpenAsync(alice, room, arriving.Task);
        await Expect(tab.Log.Locator("[data-state=loading]")).ToHaveCountAsync(6);
        var before = await HeightAsync(tab);
        arriving.SetResult();
        await Expect(tab.Log.Locator("[data-state=shown]")).ToHaveCountAsync(6);
        Assert.Equal(before, await HeightAsync(tab));
    }

    [Fact]
    public async Task A_message_without_words_says_what_it_brings_wherever_it_is_summed_up()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        var photos = await Host.ShareAsync(bob, room, "", ("one.jpg", "image"), ("two.jpg", "image"));
        await bob.Api.Messages.PinAsync(photos.Id, Stop);
        var tab = await OpenAsync(alice, room);
        await Expect(tab.Conversation("Ops")).ToContainTextAsync("2 photos");
        await bob.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), "an answer", ReplyToSeq: photos.Seq), Stop);
        await Expect(tab.Page.GetByTestId("quote")).ToContainTextAsync("2 photos");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Pinned messages" }).ClickAsync();
        await Expect(tab.Page.GetByTestId("pinned")).ToContainTextAsync("2 photos");
    }

    internal static async Task<ChatTab> OpenAsync(Person who, Guid room, Task? before = null, string query = "")
    {
        var page = await who.OpenPageAsync("/");
        await page.ServeFilesAsync(before);
        var tab = new ChatTab(page);
        await tab.IsReadyAsync();
        await page.GotoAsync($"/c/{room}{query}");
        await Expect(tab.Title).ToBeVisibleAsync(new() { Timeout = 60_000 });
        return tab;
    }

    private static Task<int> HeightAsync(ChatTab tab) => tab.Log.EvaluateAsync<int>("log => log.scrollHeight");
}
