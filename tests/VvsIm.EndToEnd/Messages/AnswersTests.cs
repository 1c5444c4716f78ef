using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class AnswersTests(SharedBrowser shared) : ChatTest(shared)
{
    private static readonly BrowserNewContextOptions MayCopy = new()
    {
        Permissions = ["clipboard-read", "clipboard-write"],
    };

    [Fact]
    public async Task An_answer_quotes_leads_back_and_follows_what_becomes_of_the_original()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester);
        var original = await bob.Tester.SendAsync(room, "shall we?");
        await bob.Tester.SendManyAsync(room, 120);
        var his = await bob.OpenChatAsync($"/c/{room}/1");
        var hers = await alice.OpenChatAsync($"/c/{room}/1");

        await Expect(hers.Page.Locator("[data-target] .message-text")).ToHaveTextAsync("shall we?");
        await hers.ActAsync("shall we?", "Reply");
        await hers.SayAsync("yes!");
        await Expect(Quote(hers)).ToContainTextAsync("shall we?");

        // Far from the original it is fetched; a press goes there.
        await his.Page.GetByTestId("jump").ClickAsync();
        await Expect(Quote(his)).ToContainTextAsync("shall we?");
        await Quote(his).ClickAsync();
        await Expect(his.Page.Locator("[data-target] .message-text")).ToHaveTextAsync("shall we?");
        await Expect(his.Page.Locator("[data-target] .message-text")).ToBeInViewportAsync();

        await bob.Tester.Api.Messages.EditAsync(original.Id, "shall we go?", Stop);
        await Expect(Quote(hers)).ToContainTextAsync("shall we go?");
        await bob.Tester.Api.Messages.DeleteAsync(original.Id, Stop);
        await Expect(Quote(hers)).ToContainTextAsync("This message was deleted");
    }

    [Fact]
    public async Task A_link_copied_here_opens_there_around_the_message()
    {
        var (alice, bob) = (await SeatAsync("Alice", options: MayCopy), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester);
        var messages = await alice.Tester.SendManyAsync(room, 150);
        var hers = await alice.OpenChatAsync($"/c/{room}/30");
        await hers.ActAsync(messages[29].Text, "Copy link");
        await Expect(hers.Page.GetByText("Link copied")).ToBeVisibleAsync();
        var link = await hers.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.EndsWith($"/c/{room}/30", link, StringComparison.Ordinal);

        var his = await bob.OpenChatAsync(new Uri(link).PathAndQuery);
        await Expect(his.Page.Locator("[data-target] .message-text")).ToHaveTextAsync(messages[29].Text);
        await Expect(his.Page.Locator("[data-target] .message-text")).ToBeInViewportAsync();
        await Expect(his.Message(messages[30].Text)).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_message_is_forwarded_and_says_who_said_it_first()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var cy = await Host.SignUpAsync("Cy");
        var room = await alice.Tester.OpenDirectAsync(cy);
        await alice.Tester.OpenDirectAsync(bob.Tester);
        await cy.SendAsync(room, "the news");
        var hers = await alice.OpenChatAsync($"/c/{room}");
        await hers.ActAsync("the news", "Forward…");
        var dialog = hers.Page.GetByRole(AriaRole.Dialog, new() { Name = "Forward to" });
        await dialog.GetByRole(AriaRole.Searchbox).FillAsync("bo");
        await dialog.GetByTestId("forward-target").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Forward", Exact = true }).ClickAsync();
        await Expect(hers.Page.GetByText("Forwarded to Bob")).ToBeVisibleAsync();

        var his = await bob.OpenChatAsync();
        await his.EnterAsync("Alice");
        await Expect(his.Message("the news")).ToContainTextAsync("Forwarded from Cy");
    }

    private static ILocator Quote(ChatTab tab) => tab.Page.GetByTestId("quote");
}
