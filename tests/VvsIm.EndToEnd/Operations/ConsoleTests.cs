using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Operations;

public sealed class ConsoleTests(SharedBrowser shared) : ChatTest(shared)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Boot = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_plain_member_is_told_that_it_is_not_for_them()
    {
        var alice = await SeatAsync("Alice");
        foreach (var path in new[] { "/admin/", "/admin/users" })
        {
            var page = await alice.OpenPageAsync(path);
            await Expect(page.GetByText("The console is for operators and moderators only")).ToBeVisibleAsync(Boot);
            await Expect(page.GetByText(alice.Tester.Email)).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
            await Screens.AreAccessibleAsync(page);
        }
    }

    [Fact]
    public async Task The_operator_signs_in_and_sees_live_figures()
    {
        var (alice, bob) = (await Host.SignUpAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.OpenDirectAsync(bob);
        await alice.SendManyAsync(room, 7);
        var page = await (await SeatStrangerAsync()).OpenPageAsync("/admin/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in to the console" }))
            .ToBeVisibleAsync(Boot);
        await Screens.AreAccessibleAsync(page);

        await page.GetByLabel("Email").FillAsync(TestHost.OperatorEmail);
        await page.GetByLabel("Password").FillAsync(Tester.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(Figure(page, "Messages")).ToHaveTextAsync("7");
        await Screens.AreAccessibleAsync(page);
        await bob.SendAsync(room, "one more");
        await Expect(Figure(page, "Messages")).ToHaveTextAsync("8");
    }

    [Fact]
    public async Task The_operator_searches_sorts_and_pages_through_the_users()
    {
        await Host.SignUpManyAsync(30);
        var zoe = await Host.SignUpAsync("Zoë");
        var page = await (await SeatAsync(await Host.SignInOperatorAsync())).OpenPageAsync("/admin/users");
        var rows = page.Locator("tbody tr.rz-data-row");
        await Expect(rows.First).ToContainTextAsync("Zoë", new() { Timeout = 60_000 });
        await Screens.AreAccessibleAsync(page);

        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Name" }).ClickAsync();
        await Expect(rows.First).ToContainTextAsync("Admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await Expect(rows.First).Not.ToContainTextAsync("Admin");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("zoë");

        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows).ToContainTextAsync(zoe.Email);
    }

    private static ILocator Figure(IPage page, string label) =>
        page.Locator(".figure")
            .Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = label, Exact = true }) })
            .Locator(".figure-value");
}
