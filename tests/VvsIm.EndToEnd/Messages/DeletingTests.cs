using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class DeletingTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task A_message_deleted_is_a_tombstone_on_every_device_of_everybody()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var second = await SeatAsync(bob.Tester);
        var room = await alice.Tester.OpenDirectAsync(bob.Tester);
        await alice.Tester.SendAsync(room, "a mistake");
        await bob.Tester.SendAsync(room, "what?");
        var hers = await alice.OpenChatAsync($"/c/{room}");
        var (his, away) = (await bob.OpenChatAsync($"/c/{room}"), await second.OpenChatAsync($"/c/{room}"));
        await away.SeesAsync("a mistake");
        await second.SetOfflineAsync(true);

        // Others' messages offer no such thing.
        await hers.Message("what?").HoverAsync();
        await hers.Message("what?").GetByTestId("message-more").ClickAsync();
        await Expect(hers.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete…" })).ToHaveCountAsync(0);
        await hers.Page.Keyboard.PressAsync("Escape");

        await hers.ActAsync("a mistake", "Delete…");
        var dialog = hers.Page.GetByRole(AriaRole.Dialog, new() { Name = "Delete this message?" });
        await Expect(dialog).ToContainTextAsync("a mistake");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();

        await hers.SeesExactlyAsync("This message was deleted", "what?");
        await his.SeesExactlyAsync("This message was deleted", "what?");
        await second.SetOfflineAsync(false);
        await away.SeesExactlyAsync("This message was deleted", "what?");
    }

    [Fact]
    public async Task The_log_is_walked_and_acted_on_by_keyboard()
    {
        var alice = await SeatAsync("Alice");
        var bob = await Host.SignUpAsync("Bob");
        var room = await alice.Tester.OpenDirectAsync(bob);
        foreach (var n in Enumerable.Range(1, 3))
            await alice.Tester.SendAsync(room, $"message {n}");
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await tab.SeesAsync("message 3");

        await tab.Log.FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(tab.Message("message 2")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.PressAsync("d");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Delete this message?" })).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.SeesExactlyAsync("message 1", "This message was deleted", "message 3");
    }
}
