using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Moderation;

public sealed class BannedTests(SharedBrowser shared) : ChatTest(shared)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Whoever_is_banned_sees_until_when_and_why_and_comes_back_after_it(ColorScheme scheme)
    {
        var op = await Host.SignInOperatorAsync();
        var alice = await SeatAsync("Alice", options: new() { ColorScheme = scheme });
        var tab = await alice.OpenChatAsync();

        await op.Api.Moderation.BanAsync(
            alice.Tester.Id,
            new(DateTimeOffset.UtcNow.AddDays(1), "Too many adverts"),
            Stop
        );
        await Expect(tab.Page.GetByText("Your account is banned")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("Too many adverts")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("It opens again Tomorrow")).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);

        await op.Api.Moderation.UnbanAsync(alice.Tester.Id, cancellationToken: Stop);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Check again" }).ClickAsync();
        await tab.Page.GetByLabel("Email").FillAsync(alice.Tester.Email);
        await tab.Page.GetByLabel("Password").FillAsync(Tester.Password);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await tab.IsReadyAsync();
    }

    [Fact]
    public async Task Signing_in_says_so_too()
    {
        var op = await Host.SignInOperatorAsync();
        var bob = await Host.SignUpAsync("Bob");
        await op.Api.Moderation.BanAsync(bob.Id, new(Reason: "Too many adverts"), Stop);
        var stranger = await SeatStrangerAsync();
        var page = await stranger.OpenPageAsync("/sign-in");

        await page.GetByLabel("Email").FillAsync(bob.Email, new() { Timeout = 60_000 });
        await page.GetByLabel("Password").FillAsync(Tester.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("This account is banned. Reason: Too many adverts");
    }
}
