using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Moderation;

/// <summary>The whole way of a report, from a member's click to the message being back.</summary>
public sealed class ReportingTests(SharedBrowser shared) : ChatTest(shared)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Boot = new() { Timeout = 60_000 };

    [Fact]
    public async Task What_was_reported_is_judged_as_it_was_and_an_appeal_brings_it_back()
    {
        var (ann, bob) = (await SeatAsync("Ann"), await SeatAsync("Bob"));
        var (mo, li) = (
            await SeatAsync(await Host.SignUpModeratorAsync("Mo")),
            await SeatAsync(await Host.SignUpModeratorAsync("Li"))
        );
        var room = await bob.Tester.OpenDirectAsync(ann.Tester);
        using var file = new MemoryStream("I know where you live"u8.ToArray());
        var medium = await bob.Tester.Api.Media.UploadAsync(file, "threat.txt", cancellationToken: Stop);
        await bob.Tester.SendAsync(room, "hello");
        var said = await bob.Tester.Api.Messages.SendAsync(
            room,
            new(Guid.CreateVersion7(), "you will be sorry", AttachmentIds: [medium.Id]),
            Stop
        );

        var hers = await ann.OpenChatAsync($"/c/{room}");
        await ReportAsync(hers);
        await bob.Tester.Api.Messages.EditAsync(said.Id, "have a nice day", Stop);
        await bob.Tester.Api.Messages.DeleteAsync(said.Id, Stop);

        var desk = await mo.OpenPageAsync("/admin/reports");
        await desk.GetByTestId("report-row").ClickAsync(new() { Timeout = 60_000 });
        var evidence = desk.GetByTestId("evidence");
        await Expect(evidence.GetByText("you will be sorry")).ToBeVisibleAsync();
        await Expect(evidence.GetByText("hello")).ToBeVisibleAsync();
        await Expect(evidence.GetByText("threat.txt")).ToBeVisibleAsync();
        await Expect(desk.GetByTestId("now")).ToContainTextAsync("Deleted by its author");
        await Screens.AreAccessibleAsync(desk);
        await DecideAsync(desk, "Warn the person");

        await Expect(hers.Page.GetByText("What you reported is against the rules")).ToBeVisibleAsync();
        var his = await bob.OpenPageAsync("/notifications");
        var notice = his.GetByTestId("notification").Filter(new() { HasText = "asks you to keep to the rules" });
        await Expect(notice.GetByText("Be kind.")).ToBeVisibleAsync(Boot);
        await AppealAsync(his, notice);
        await Expect(notice.GetByTestId("appeal-state")).ToContainTextAsync("Somebody else will look at it");

        await Expect(desk.GetByTestId("appeals-waiting")).ToContainTextAsync("1");
        var second = await li.OpenPageAsync("/admin/appeals");
        await UpholdAsync(second);
        await Expect(notice.GetByTestId("appeal-state")).ToContainTextAsync("upheld");
        await Expect(his.GetByTestId("notification").Filter(new() { HasText = "Your appeal was upheld" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_deleted_message_is_back_after_an_appeal()
    {
        var (ann, bob) = (await SeatAsync("Ann"), await SeatAsync("Bob"));
        var (mo, li) = (
            await SeatAsync(await Host.SignUpModeratorAsync("Mo")),
            await SeatAsync(await Host.SignUpModeratorAsync("Li"))
        );
        var room = await bob.Tester.OpenDirectAsync(ann.Tester);
        var said = await bob.Tester.SendAsync(room, "a joke");
        await ann.Tester.ReportAsync(said);
        var hers = await ann.OpenChatAsync($"/c/{room}");
        await hers.SeesAsync("a joke");

        var desk = await mo.OpenPageAsync("/admin/reports");
        await desk.GetByTestId("report-row").ClickAsync(new() { Timeout = 60_000 });
        await DecideAsync(desk, "Delete the message");
        await hers.SeesExactlyAsync("This message was deleted");
        var his = await bob.OpenPageAsync("/notifications");
        var notice = his.GetByTestId("notification").Filter(new() { HasText = "deleted a message of yours" });
        await Expect(notice.GetByText("a joke")).ToBeVisibleAsync(Boot);
        await AppealAsync(his, notice);

        await Expect(desk.GetByTestId("appeals-waiting")).ToBeVisibleAsync();
        await desk.GotoAsync("/admin/appeals");
        await desk.GetByTestId("appeal-row").ClickAsync(new() { Timeout = 60_000 });
        await Expect(desk.GetByText("This is against what you did.")).ToBeVisibleAsync();
        await Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Uphold…" })).ToHaveCountAsync(0);
        await UpholdAsync(await li.OpenPageAsync("/admin/appeals"));
        await hers.SeesExactlyAsync("a joke");
    }

    [Fact]
    public async Task Reporting_works_by_keyboard_and_says_what_is_missing_and_what_went_wrong()
    {
        var (ann, bob) = (await SeatAsync("Ann"), await Host.SignUpAsync("Bob"));
        var room = await bob.OpenDirectAsync(ann.Tester);
        await bob.SendAsync(room, "buy this");
        var tab = await ann.OpenChatAsync($"/c/{room}");
        await tab.SeesAsync("buy this");
        await tab.ActAsync("buy this", "Report…");
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Report a message of Bob" });
        await Screens.AreAccessibleAsync(tab.Page);

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send report" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Choose what is wrong.");
        await dialog.GetByLabel("Spam").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Space");
        await ann.SetOfflineAsync(true);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send report" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("No connection");
        await ann.SetOfflineAsync(false);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send report" }).ClickAsync();
        await Expect(tab.Page.GetByTestId("report-done")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Page.GetByTestId("report-done")).ToHaveCountAsync(0);
        Assert.Single(await (await Host.SignInOperatorAsync()).QueueAsync());
    }

    [Fact]
    public async Task Whoever_is_banned_appeals_without_a_session()
    {
        var op = await Host.SignInOperatorAsync();
        var alice = await SeatAsync("Alice");
        var tab = await alice.OpenChatAsync();
        await op.Api.Moderation.BanAsync(alice.Tester.Id, new(Reason: "Too many adverts"), Stop);
        await Expect(tab.Page.GetByText("Your account is banned")).ToBeVisibleAsync();

        await tab.Page.GetByLabel("Is this wrong?").FillAsync("That was somebody else.");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Appeal", Exact = true }).ClickAsync();
        await Expect(tab.Page.GetByText("Your appeal has been sent.")).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);

        var appeal = Assert.Single((await op.Api.Appeals.ListAsync(new(), Stop)).Items);
        Assert.Equal("That was somebody else.", appeal.Appeal.Text);
    }

    private static async Task ReportAsync(ChatTab tab)
    {
        await tab.SeesAsync("you will be sorry");
        await tab.ActAsync("you will be sorry", "Report…");
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Report a message of Bob" });
        await dialog.GetByLabel("Violence").CheckAsync();
        await dialog.GetByLabel("Anything to add?").FillAsync("He did it before.");
        await dialog.GetByLabel("What may the moderators see?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await dialog.GetByText("See the 2 messages that are handed over").ClickAsync();
        await Expect(dialog.GetByTestId("report-preview")).ToContainTextAsync("hello");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send report" }).ClickAsync();
        await Expect(tab.Page.GetByTestId("report-done")).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
    }

    private static async Task DecideAsync(IPage desk, string action)
    {
        await desk.GetByRole(AriaRole.Button, new() { Name = "Take it", Exact = true }).ClickAsync();
        await Expect(desk.GetByTestId("report")).ToHaveAttributeAsync("data-state", "inreview");
        await desk.Keyboard.PressAsync("d");
        var dialog = desk.GetByRole(AriaRole.Dialog, new() { Name = "Decide this report" });
        await dialog.GetByLabel("Yes: uphold the report").CheckAsync();
        await dialog.GetByLabel(action).CheckAsync();
        await dialog.GetByLabel("Reason, for the log").FillAsync("A threat");
        await dialog.GetByLabel("Words to Bob").FillAsync("Be kind.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
        await Expect(desk.GetByTestId("report")).ToHaveAttributeAsync("data-state", "upheld");
    }

    private static async Task AppealAsync(IPage page, ILocator notice)
    {
        await notice.GetByRole(AriaRole.Button, new() { Name = "Appeal…" }).ClickAsync();
        await page.GetByLabel("Your words").FillAsync("It was a joke.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send appeal" }).ClickAsync();
    }

    private static async Task UpholdAsync(IPage page)
    {
        await page.GetByTestId("appeal-row").ClickAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Uphold…" }).ClickAsync();
        await page.GetByLabel("Reason; they are told").FillAsync("It was one.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Uphold", Exact = true }).ClickAsync();
        await Expect(page.GetByTestId("appeal")).ToHaveAttributeAsync("data-state", "upheld");
    }
}
