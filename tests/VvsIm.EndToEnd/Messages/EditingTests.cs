using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class EditingTests(SharedBrowser shared) : ChatTest(shared)
{
    private Person alice = null!;
    private Person bob = null!;
    private Guid room;

    [Fact]
    public async Task Arrow_up_changes_what_was_said_last_everywhere_at_once()
    {
        var (hers, his) = await BothAsync();
        var second = await (await SeatAsync(alice.Tester)).OpenChatAsync($"/c/{room}");
        await hers.SayAsync("frist");
        await his.SayAsync("an answer");
        await hers.SeesExactlyAsync("frist", "an answer");

        await hers.Composer.PressAsync("ArrowUp");
        await Expect(hers.Composer).ToHaveValueAsync("frist");
        await Expect(Bar(hers)).ToContainTextAsync("Edit message");
        await Screens.AreAccessibleAsync(hers.Page);
        await hers.Composer.FillAsync("**first**");
        await hers.Composer.PressAsync("Enter");

        foreach (var tab in new[] { hers, his, second })
        {
            await tab.SeesExactlyAsync("first", "an answer");
            await Expect(tab.Texts.First.Locator("strong")).ToHaveTextAsync("first");
            await Expect(tab.Page.GetByTestId("message").First).ToContainTextAsync("edited");
        }
        await Expect(hers.Composer).ToHaveValueAsync("");
        await Expect(hers.Composer).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Escape_gives_the_draft_back()
    {
        var (hers, _) = await BothAsync();
        await hers.SayAsync("said");
        await hers.SeesExactlyAsync("said");
        await hers.Composer.FillAsync("begun");
        await hers.Composer.FillAsync("");
        await hers.Composer.PressAsync("ArrowUp");
        await hers.Composer.PressSequentiallyAsync(" and more");
        await hers.Composer.PressAsync("Escape");
        await Expect(hers.Composer).ToHaveValueAsync("");
        await Expect(Bar(hers)).ToHaveCountAsync(0);
        await hers.SeesExactlyAsync("said");
    }

    [Fact]
    public async Task A_mention_survives_being_changed()
    {
        var (hers, his) = await BothAsync();
        await hers.Composer.PressSequentiallyAsync("@b");
        await Expect(hers.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Bob");
        await hers.Composer.PressAsync("Enter");
        await hers.Composer.PressSequentiallyAsync("come");
        await hers.Composer.PressAsync("Enter");
        await his.SeesExactlyAsync("@Bob come");

        await hers.Composer.PressAsync("ArrowUp");
        await Expect(hers.Composer).ToHaveValueAsync("@Bob come");
        await hers.Composer.PressSequentiallyAsync(" here");
        await hers.Composer.PressAsync("Enter");

        await his.SeesExactlyAsync("@Bob come here");
        await Expect(his.Texts.Locator(".text-mention")).ToHaveAttributeAsync("data-me", "true");
    }

    [Fact]
    public async Task Without_the_network_the_text_stays_and_says_why()
    {
        alice = await SeatAsync("Alice");
        var other = await Host.SignUpAsync("Bob");
        room = await alice.Tester.OpenDirectAsync(other);
        await alice.Tester.SendAsync(room, "said");
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await tab.SeesExactlyAsync("said");
        await tab.Composer.PressAsync("ArrowUp");
        await tab.Composer.FillAsync("changed");
        await alice.SetOfflineAsync(true);
        await tab.Composer.PressAsync("Enter");
        await Expect(Bar(tab).GetByRole(AriaRole.Alert)).ToContainTextAsync("Not saved");
        await Expect(tab.Composer).ToHaveValueAsync("changed");

        await alice.SetOfflineAsync(false);
        await tab.Composer.PressAsync("Enter");
        await tab.SeesExactlyAsync("changed");
    }

    [Fact]
    public async Task Nothing_left_of_a_message_offers_to_delete_it()
    {
        var (hers, his) = await BothAsync();
        await hers.SayAsync("a mistake");
        await his.SeesExactlyAsync("a mistake");
        await hers.Composer.PressAsync("ArrowUp");
        await hers.Composer.FillAsync("");
        await hers.Composer.PressAsync("Enter");
        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "Delete message" }).ClickAsync();
        await hers
            .Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = "Delete" })
            .Last.ClickAsync();
        await his.SeesExactlyAsync("This message was deleted");
    }

    [Fact]
    public async Task An_answer_says_whom_it_answers_before_it_is_sent()
    {
        var (hers, his) = await BothAsync();
        await his.SayAsync("**shall** we?");
        await hers.SeesExactlyAsync("shall we?");
        await hers.Texts.First.HoverAsync();
        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).First.ClickAsync();
        await Expect(Bar(hers)).ToContainTextAsync("Reply to Bob");
        await Expect(Bar(hers)).ToContainTextAsync("shall we?");
        await Expect(hers.Composer).ToBeFocusedAsync();
        await Screens.AreAccessibleAsync(hers.Page);
        await hers.Composer.PressSequentiallyAsync("we shall");
        await hers.Composer.PressAsync("Enter");

        await Expect(Bar(hers)).ToHaveCountAsync(0);
        await his.SeesExactlyAsync("shall we?", "we shall");
        await Expect(his.Page.GetByTestId("quote")).ToContainTextAsync("shall we?");
    }

    private async Task<(ChatTab Hers, ChatTab His)> BothAsync()
    {
        (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        room = await alice.Tester.OpenDirectAsync(bob.Tester);
        return (await alice.OpenChatAsync($"/c/{room}"), await bob.OpenChatAsync($"/c/{room}"));
    }

    private static ILocator Bar(ChatTab tab) => tab.Page.GetByTestId("composer").Locator(".bar");
}
