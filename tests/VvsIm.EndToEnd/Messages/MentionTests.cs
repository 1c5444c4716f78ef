using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class MentionTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task A_mention_chosen_by_keys_reaches_the_other_as_their_name()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob Okafor"));
        var cy = await Host.SignUpAsync("Bea");
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester, cy);
        var (hers, his) = (await alice.OpenChatAsync($"/c/{room}"), await bob.OpenChatAsync($"/c/{room}"));

        await hers.Composer.PressSequentiallyAsync("ask @b");
        await Expect(Suggestions(hers).Locator(".suggestion-label")).ToHaveTextAsync(["Bea", "Bob Okafor"]);
        await Expect(Suggestions(hers).First).ToHaveAttributeAsync("aria-selected", "true");
        await Screens.AreAccessibleAsync(hers.Page);
        await hers.Composer.PressAsync("ArrowDown");
        await hers.Composer.PressAsync("Enter");
        await Expect(hers.Composer).ToHaveValueAsync("ask @Bob Okafor ");
        await hers.Composer.PressSequentiallyAsync("please");
        await Expect(Suggestions(hers)).ToHaveCountAsync(0);
        await hers.Composer.PressAsync("Enter");

        await his.SeesExactlyAsync("ask @Bob Okafor please");
        await hers.SeesExactlyAsync("ask @Bob Okafor please");
        await Expect(Chips(his)).ToHaveAttributeAsync("data-me", "true");
        await Expect(Chips(hers)).Not.ToHaveAttributeAsync("data-me", "true");
        Assert.Contains($"<@{bob.Tester.Id}>", Assert.Single(await cy.ReadAllAsync(room)).Text);
    }

    [Fact]
    public async Task Who_is_not_there_comes_last_and_escape_leaves_the_words()
    {
        var alice = await SeatAsync("Alice");
        var (bob, bert) = (await Host.SignUpAsync("Bob"), await Host.SignUpAsync("Bert"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        var tab = await alice.OpenChatAsync($"/c/{room}");

        await tab.Composer.PressSequentiallyAsync("@b");
        await Expect(Suggestions(tab)).ToContainTextAsync(["Bob", bert.Name]);
        await Expect(Suggestions(tab).Nth(1)).ToContainTextAsync("not in this conversation");
        await tab.Composer.PressAsync("Escape");
        await Expect(Suggestions(tab)).ToHaveCountAsync(0);
        await tab.Composer.PressAsync("Enter");

        await tab.SeesExactlyAsync("@b");
        await Expect(Chips(tab)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_mouse_chooses_too_and_the_field_keeps_the_focus()
    {
        var alice = await SeatAsync("Alice");
        var room = await alice.Tester.OpenDirectAsync(await Host.SignUpAsync("Bob"));
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await tab.Composer.PressSequentiallyAsync("@");
        await Suggestions(tab).First.ClickAsync();
        await Expect(tab.Composer).ToBeFocusedAsync();
        await Expect(tab.Composer).ToHaveValueAsync("@Bob ");
        await tab.Composer.PressAsync("Control+z");
        await Expect(tab.Composer).ToHaveValueAsync("@");
    }

    private static ILocator Suggestions(ChatTab tab) =>
        tab.Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" }).GetByRole(AriaRole.Option);

    private static ILocator Chips(ChatTab tab) => tab.Texts.Locator(".text-mention");
}
