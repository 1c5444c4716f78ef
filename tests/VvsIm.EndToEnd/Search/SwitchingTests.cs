using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Search;

public sealed class SwitchingTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task A_few_letters_lead_to_a_conversation_a_stranger_or_a_message()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        await Host.SignUpAsync("Carol Stranger");
        var ops = await bob.CreateGroupAsync("Operations room", alice.Tester);
        await bob.CreateGroupAsync("Kitchen", alice.Tester);
        await bob.SendAsync(ops, "where is the stapler");
        var tab = await alice.OpenChatAsync();

        // The keys are listened to once a script is here; the button works from the beginning.
        await tab.Page.GetByTestId("switch").ClickAsync();
        await Expect(Field(tab)).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("op ro");
        await Expect(Items(tab).First).ToContainTextAsync("Operations room");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Title).ToHaveTextAsync("Operations room");

        await tab.Page.Keyboard.PressAsync("Control+k");
        await tab.Page.Keyboard.TypeAsync("strang");
        await Expect(Items(tab).First).ToContainTextAsync("Carol Stranger");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Title).ToHaveTextAsync("Carol Stranger");

        await tab.Page.Keyboard.PressAsync("Control+k");
        await tab.Page.Keyboard.TypeAsync("stapl");
        await Items(tab).Filter(new() { HasText = "where is the stapler" }).ClickAsync();
        await Expect(tab.Page.Locator("[data-target] .message-text")).ToHaveTextAsync("where is the stapler");

        await tab.Page.Keyboard.PressAsync("Control+k");
        await tab.Page.Keyboard.TypeAsync("stapler");
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByTestId("hit")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Escape_gives_the_focus_back()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        await bob.CreateGroupAsync("Ops", alice.Tester);
        var tab = await alice.OpenChatAsync();
        var button = tab.Page.GetByTestId("switch");
        await button.ClickAsync();
        await Expect(Field(tab)).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(Field(tab)).ToHaveCountAsync(0);
        await Expect(button).ToBeFocusedAsync();
    }

    private static ILocator Field(ChatTab tab) => tab.Page.GetByTestId("switch-field");

    private static ILocator Items(ChatTab tab) => tab.Page.GetByTestId("switch-item");
}
