using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class EmojiTests(SharedBrowser shared) : ChatTest(shared)
{
    private static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 360, Height = 640 },
        IsMobile = true,
        HasTouch = true,
    };

    private Tester bob = null!;
    private Guid room;

    [Fact]
    public async Task A_code_typed_to_its_end_becomes_the_character()
    {
        var tab = await OpenAsync();
        await tab.Composer.PressSequentiallyAsync("done :tada:");
        await Expect(tab.Composer).ToHaveValueAsync("done 🎉");
        await tab.Composer.PressSequentiallyAsync(" at 10:30:45");
        await tab.Composer.PressAsync("Enter");
        await tab.SeesAsync("done 🎉 at 10:30:45");
        Assert.Equal("done 🎉 at 10:30:45", Assert.Single(await bob.ReadAllAsync(room)).Text);
    }

    [Fact]
    public async Task In_code_a_code_stays_one()
    {
        var tab = await OpenAsync();
        await tab.Composer.PressSequentiallyAsync(":tada: `:tada:`");
        await Expect(tab.Composer).ToHaveValueAsync("🎉 `:tada:`");
    }

    [Fact]
    public async Task Two_letters_of_a_code_suggest_and_the_keys_choose()
    {
        var tab = await OpenAsync();
        await tab.Composer.PressSequentiallyAsync(":he");
        await Expect(Suggestions(tab)).Not.ToHaveCountAsync(0);
        await tab.Composer.PressSequentiallyAsync("art");
        await Expect(Suggestions(tab).First).ToContainTextAsync(":heart:");
        await Screens.AreAccessibleAsync(tab.Page);
        await tab.Composer.PressAsync("Tab");
        await Expect(tab.Composer).ToHaveValueAsync("❤️");
        await Expect(Suggestions(tab)).ToHaveCountAsync(0);
        await tab.Composer.PressAsync("Enter");

        await Expect(tab.Texts).ToHaveTextAsync(["❤️"]);
        await Expect(tab.Texts.First).ToHaveClassAsync("message-text text-large");
    }

    [Fact]
    public async Task The_picker_searches_and_writes_where_the_caret_is()
    {
        var tab = await OpenAsync();
        await tab.Composer.FillAsync("ab");
        await tab.Composer.PressAsync("ArrowLeft");
        await ButtonOf(tab).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search emoji" })).ToBeFocusedAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Gridcell).First).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);
        await tab.Page.Keyboard.TypeAsync("tada");
        await Expect(tab.Page.GetByRole(AriaRole.Gridcell).First).ToHaveTextAsync("🎉");
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(Picker(tab)).ToBeHiddenAsync();
        await Expect(tab.Composer).ToBeFocusedAsync();
        await Expect(tab.Composer).ToHaveValueAsync("a🎉b");

        await tab.ReloadAsync();
        await ButtonOf(tab).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Used last" }))
            .ToHaveAttributeAsync("aria-selected", "true");
        await Expect(tab.Page.GetByRole(AriaRole.Gridcell)).ToHaveTextAsync(["🎉"]);
    }

    [Fact]
    public async Task The_picker_is_walked_by_arrows_and_closed_by_escape()
    {
        var tab = await OpenAsync();
        await ButtonOf(tab).ClickAsync();
        var cells = tab.Page.GetByRole(AriaRole.Gridcell);
        await Expect(cells.First).ToBeVisibleAsync();

        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(cells.First).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(cells.Nth(9)).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(tab.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search emoji" })).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(tab.Page.GetByRole(AriaRole.Tab, new() { Name = "People" }))
            .ToHaveAttributeAsync("aria-selected", "true");
        await tab.Page.Keyboard.PressAsync("Escape");

        await Expect(Picker(tab)).ToBeHiddenAsync();
        await Expect(ButtonOf(tab)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_phone_the_picker_is_a_sheet_that_fits()
    {
        var tab = await OpenAsync("/", Phone);
        await tab.Conversation("Bob").TapAsync();
        await ButtonOf(tab).TapAsync();
        var cell = tab.Page.GetByRole(AriaRole.Gridcell, new() { Name = "grinning face", Exact = true });
        await Expect(cell).ToBeVisibleAsync();
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.True(await cell.EvaluateAsync<double>("cell => cell.getBoundingClientRect().width") >= 36);
        await cell.TapAsync();
        await Expect(tab.Composer).ToHaveValueAsync("😀");
    }

    private async Task<ChatTab> OpenAsync(string? path = null, BrowserNewContextOptions? options = null)
    {
        var alice = await SeatAsync("Alice", options: options);
        bob = await Host.SignUpAsync("Bob");
        room = await alice.Tester.OpenDirectAsync(bob);
        return await alice.OpenChatAsync(path ?? $"/c/{room}");
    }

    private static ILocator Suggestions(ChatTab tab) => tab.Page.GetByRole(AriaRole.Option);

    private static ILocator Picker(ChatTab tab) => tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Emoji" });

    private static ILocator ButtonOf(ChatTab tab) =>
        tab.Page.GetByTestId("composer").GetByRole(AriaRole.Button, new() { Name = "Emoji", Exact = true });
}
