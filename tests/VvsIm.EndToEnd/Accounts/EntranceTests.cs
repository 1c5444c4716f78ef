using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Accounts;

public sealed class EntranceTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task One_registers_signs_out_and_signs_in_again()
    {
        var stranger = await SeatStrangerAsync();
        var page = await stranger.OpenPageAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Create an account" })
            .ClickAsync(new() { Timeout = 60_000 });
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Zoë Ångström");
        await page.GetByLabel("Email").FillAsync("zoe@example.com");
        await page.GetByLabel("Password").FillAsync(Tester.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await new ChatTab(page).IsReadyAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Your account" }).ClickAsync();
        await Expect(page.GetByText("Zoë Ångström")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GotoAsync("/");
        await page.GetByLabel("Email").FillAsync("zoe@example.com");
        await page.GetByLabel("Password").FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.GetByLabel("Password").FillAsync(Tester.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await new ChatTab(page).IsReadyAsync();
    }

    [Fact]
    public async Task A_link_to_a_conversation_is_followed_after_signing_in()
    {
        var (alice, bob) = (await Host.SignUpAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.OpenDirectAsync(bob);
        await bob.SendAsync(room, "you found it");
        var stranger = await SeatStrangerAsync();
        var page = await stranger.OpenPageAsync($"/c/{room}");

        await page.GetByLabel("Email").FillAsync(alice.Email, new() { Timeout = 60_000 });
        await page.GetByLabel("Password").FillAsync(Tester.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await new ChatTab(page).SeesExactlyAsync("you found it");
    }

    [Fact]
    public async Task The_sign_in_outlives_a_reload_and_a_new_tab()
    {
        var alice = await SeatAsync("Alice");
        var tab = await alice.OpenChatAsync();
        await tab.ReloadAsync();
        await alice.OpenChatAsync();
    }
}
