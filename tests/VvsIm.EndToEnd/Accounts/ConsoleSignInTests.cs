using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Accounts;

public sealed class ConsoleSignInTests(SharedBrowser shared) : ChatTest(shared)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Boot = new() { Timeout = 60_000 };

    [Fact]
    public async Task The_operator_signs_in_with_a_passkey_and_finds_it_among_their_security()
    {
        var host = PasskeyDevice.Named(Host.Url);
        var op = await SeatAsync(await Host.SignInOperatorAsync(), host);
        var page = await op.OpenPageAsync("/admin/security");
        await PasskeyDevice.AttachAsync(page);
        await Expect(page.GetByTestId("session").First).ToBeVisibleAsync(Boot);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.GetByTestId("passkey")).ToHaveCountAsync(1);
        await Screens.AreAccessibleAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in to the console" })).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_sign_in_that_has_become_old_is_confirmed_where_one_is()
    {
        var tester = await Host.SignInOperatorAsync();
        var page = await (await SeatAsync(tester)).OpenPageAsync("/admin/users");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Users" })).ToBeVisibleAsync(Boot);
        await Host.MakeOldAsync(tester, TimeSpan.FromHours(13), Stop);

        await page.ReloadAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Confirm that it is you" });
        await Expect(dialog).ToBeVisibleAsync(Boot);
        await dialog.GetByLabel("Password").FillAsync("not this one");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).ClickAsync();
        await Expect(dialog.GetByText("This is not your password.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Password").FillAsync(Tester.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).ClickAsync();

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByText(TestHost.OperatorEmail).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_moderator_comes_in_and_a_plain_member_does_not()
    {
        var mia = await Host.SignUpAsync("Mia");
        await mia.CreateWorkspaceAsync("Mia's");
        var moderator = await (await SeatAsync(mia)).OpenPageAsync("/admin/security");
        await Expect(moderator.GetByRole(AriaRole.Heading, new() { Name = "Your security" })).ToBeVisibleAsync(Boot);

        var member = await (await SeatAsync("Max")).OpenPageAsync("/admin/security");
        await Expect(member.GetByText("for operators and moderators only").First).ToBeVisibleAsync(Boot);
    }
}
