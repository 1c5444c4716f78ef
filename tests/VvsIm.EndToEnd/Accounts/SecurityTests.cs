using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Accounts;

public sealed class SecurityTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task One_sets_up_an_authenticator_and_signs_in_with_its_code_and_with_a_recovery_code()
    {
        var alice = await SeatAsync("Alice");
        var page = await OpenSecurityAsync(alice);
        var section = page.GetByTestId("security-two-factor");
        await section.GetByRole(AriaRole.Button, new() { Name = "Set up an authenticator app" }).ClickAsync();
        var app = new AuthenticatorApp(await section.GetByTestId("authenticator-key").InnerTextAsync());
        await Expect(section.GetByRole(AriaRole.Img, new() { Name = "QR code of the key" })).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(page);
        await section.GetByLabel("Code that the app shows").FillAsync(app.Code());
        await section.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        var recovery = await section.GetByTestId("recovery-codes").Locator("code").First.InnerTextAsync();
        await section.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
        await Expect(section.GetByText("10 recovery codes are left")).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(page);

        var stranger = await (await SeatStrangerAsync()).OpenPageAsync("/sign-in");
        await SignInAsync(stranger, alice.Tester);
        await stranger.GetByLabel("Code from your authenticator app").FillAsync("000000");
        await stranger.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(stranger.GetByText("This code is wrong")).ToBeVisibleAsync();
        await stranger.GetByLabel("Code from your authenticator app").FillAsync(app.Code(ahead: 1));
        await stranger.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await new ChatTab(stranger).IsReadyAsync();

        var other = await (await SeatStrangerAsync()).OpenPageAsync("/sign-in");
        await SignInAsync(other, alice.Tester);
        await other.GetByRole(AriaRole.Button, new() { Name = "Use a recovery code" }).ClickAsync();
        await other.GetByLabel("Recovery code").FillAsync(recovery);
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await new ChatTab(other).IsReadyAsync();
    }

    [Fact]
    public async Task One_makes_a_passkey_and_signs_in_with_it_alone()
    {
        var alice = await SeatAsync("Alice", PasskeyDevice.Named(Host.Url));
        var page = await alice.OpenPageAsync("/");
        await PasskeyDevice.AttachAsync(page);
        await new ChatTab(page).IsReadyAsync();
        await page.GotoAsync("/security");
        var section = page.GetByTestId("security-passkeys");
        await section
            .GetByRole(AriaRole.Button, new() { Name = "Add a passkey" })
            .ClickAsync(new() { Timeout = 60_000 });
        await Expect(section.GetByTestId("passkey")).ToHaveCountAsync(1);
        await section.GetByRole(AriaRole.Button, new() { Name = "Rename Passkey 1" }).ClickAsync();
        await section.GetByLabel("Name of the passkey").FillAsync("My laptop");
        await section.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(section.GetByTestId("passkey")).ToContainTextAsync("My laptop");
        await Screens.AreAccessibleAsync(page);

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Your account" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await new ChatTab(page).IsReadyAsync();

        await page.GotoAsync("/security");
        await Expect(page.Locator("[data-testid=session][data-current]")).ToContainTextAsync("with a second factor");
        await section.GetByRole(AriaRole.Button, new() { Name = "Remove My laptop" }).ClickAsync();
        await Expect(section.GetByTestId("passkey")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_device_that_is_signed_out_from_another_one_leaves_and_the_others_go_on_live()
    {
        var bob = await SeatAsync("Bob");
        var alice = await SeatAsync("Alice");
        var phone = await SeatAsync(alice.Tester);
        var room = await bob.Tester.OpenDirectAsync(alice.Tester);
        await bob.Tester.SendAsync(room, "hello");
        var lost = await phone.OpenChatAsync($"/c/{room}");
        await lost.SeesAsync("hello");
        var kept = await alice.OpenChatAsync($"/c/{room}");
        var page = await OpenSecurityAsync(alice);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out all other devices" }).ClickAsync();

        await Expect(page.GetByTestId("session")).ToHaveCountAsync(1);
        await Expect(lost.Page.GetByText("You were signed out")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await bob.Tester.SendAsync(room, "still there?");
        await kept.SeesAsync("still there?");
    }

    [Fact]
    public async Task What_makes_the_account_weaker_waits_for_a_confirmation()
    {
        var alice = await SeatAsync("Alice");
        var app = AuthenticatorApp.Of(await alice.Tester.Api.Security.BeginTwoFactorAsync(Stop));
        await alice.Tester.Api.Security.ConfirmTwoFactorAsync(app.Code(), Stop);
        var page = await OpenSecurityAsync(alice);
        await Host.MakeOldAsync(alice.Tester, TimeSpan.FromMinutes(11), Stop);
        var section = page.GetByTestId("security-two-factor");

        await section.GetByRole(AriaRole.Button, new() { Name = "Turn off" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Confirm that it is you" });
        await Expect(dialog).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(page);
        await dialog.GetByLabel("Password").FillAsync(Tester.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).ClickAsync();
        await dialog.GetByLabel("Code from your authenticator app").FillAsync(app.Code(ahead: 1));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).ClickAsync();

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(section.GetByRole(AriaRole.Button, new() { Name = "Set up an authenticator app" }))
            .ToBeVisibleAsync();
    }

    private static async Task<IPage> OpenSecurityAsync(Person who)
    {
        var page = await who.OpenPageAsync("/security");
        await Expect(page.GetByTestId("session").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        return page;
    }

    private static async Task SignInAsync(IPage page, Tester who)
    {
        await page.GetByLabel("Email").FillAsync(who.Email, new() { Timeout = 60_000 });
        await page.GetByLabel("Password").FillAsync(Tester.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
