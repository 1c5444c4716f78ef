using Microsoft.Playwright;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Workspaces;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Workspaces;

public sealed class InvitingTests(SharedBrowser shared) : ChatTest(shared)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Boot = new() { Timeout = 60_000 };

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Somebody_new_signs_up_by_a_link_and_is_in_the_group(int width)
    {
        var (ann, invite) = await InviteAsync();
        var stranger = await SeatStrangerAsync(Wide(width));
        var page = await stranger.OpenPageAsync($"/invite/{invite.Code}");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Join Design at Acme" })).ToBeVisibleAsync(Boot);
        await Expect(page.GetByText("Ann invites you · 1 member")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Create an account" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Zoë");
        await page.GetByLabel("Email").FillAsync("zoe@example.com");
        await page.GetByLabel("Password").FillAsync(Tester.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();

        await Expect(new ChatTab(page).Title).ToHaveTextAsync("Design");
        await new ChatTab(page).SayAsync("hello from Zoë");
        await Eventually.TrueAsync(
            async () =>
                (await ann.ReadAllAsync(invite.ConversationId!.Value)).Any(said => said.Text == "hello from Zoë"),
            "Ann reads it",
            Stop
        );
    }

    [Fact]
    public async Task Who_has_an_account_signs_in_and_joins()
    {
        var (_, invite) = await InviteAsync();
        var bob = await Host.SignUpAsync("Bob");
        var stranger = await SeatStrangerAsync();
        var page = await stranger.OpenPageAsync($"/invite/{invite.Code}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync(new() { Timeout = 60_000 });
        await page.GetByLabel("Email").FillAsync(bob.Email);
        await page.GetByLabel("Password").FillAsync(Tester.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();

        await Expect(new ChatTab(page).Title).ToHaveTextAsync("Design");
        await Expect(page.GetByText("Welcome to Design")).ToBeVisibleAsync();
        await page.GotoAsync($"/invite/{invite.Code}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync(new() { Timeout = 60_000 });
        await Expect(new ChatTab(page).Title).ToHaveTextAsync("Design");
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_says_what_to_do()
    {
        var (ann, invite) = await InviteAsync();
        await ann.Api.Invites.RevokeAsync(invite.Id, Stop);
        var stranger = await SeatStrangerAsync();
        var page = await stranger.OpenPageAsync($"/invite/{invite.Code}");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This link doesn’t work any more" }))
            .ToBeVisibleAsync(Boot);
        await Expect(page.GetByText("Ask whoever sent it to you for a new one.")).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(page);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task One_makes_a_workspace_a_link_into_it_and_revokes_it(int width)
    {
        var alice = await SeatAsync("Alice", options: Wide(width));
        var tab = await alice.OpenChatAsync();
        await MenuAsync(tab, "New workspace");
        await tab.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Acme");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Create workspace" }).ClickAsync();

        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Invite people to Acme" });
        await dialog.GetByLabel("Lets in").SelectOptionAsync("10 people");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var link = dialog.GetByTestId("invite");
        await Expect(link).ToHaveCountAsync(1);
        await Expect(link).ToContainTextAsync("0 of 10 used");
        var address = await link.GetByLabel("Invite link").InputValueAsync();
        Assert.Matches("/invite/[A-Za-z0-9_-]{22,}$", address);
        await Screens.AreAccessibleAsync(tab.Page);

        await link.GetByRole(AriaRole.Button, new() { Name = "Revoke link" }).ClickAsync();
        await Expect(link).ToContainTextAsync("Link revoked");
        await link.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(link).ToContainTextAsync("0 of 10 used");

        var bob = await Host.SignUpAsync("Bob");
        await bob.Api.Invites.AcceptAsync(address.Split('/')[^1], Stop);
        await tab.ReloadAsync();
        await MenuAsync(tab, "Invite people to Acme");
        await Expect(link).ToContainTextAsync("1 of 10 used");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_a_link_leads_to_is_accessible(ColorScheme scheme)
    {
        var (_, invite) = await InviteAsync();
        var bob = await SeatAsync("Bob", options: new() { ColorScheme = scheme });
        var page = await bob.OpenPageAsync($"/invite/{invite.Code}");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Join" })).ToBeVisibleAsync(Boot);
        await Screens.AreAccessibleAsync(page);
    }

    private static BrowserNewContextOptions Wide(int width) =>
        new()
        {
            ViewportSize = new() { Width = width, Height = 760 },
        };

    private static async Task MenuAsync(ChatTab tab, string item)
    {
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Your account" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = item }).ClickAsync();
    }

    private async Task<(Tester Owner, Invite Invite)> InviteAsync()
    {
        var ann = await Host.SignUpAsync("Ann");
        var workspace = await ann.CreateWorkspaceAsync("Acme");
        var group = await ann.Api.Conversations.CreateAsync(
            new(ConversationKind.Group, "Design", [], workspace.Id),
            Stop
        );
        return (ann, await ann.InviteToAsync(group.Id));
    }
}
