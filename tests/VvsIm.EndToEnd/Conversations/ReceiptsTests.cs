using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Conversations;

public sealed class ReceiptsTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task The_author_sees_when_the_other_one_has_seen_it()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var other = await SeatAsync(alice.Tester);
        var room = await alice.Tester.OpenDirectAsync(bob.Tester);
        var (hers, phone) = (await alice.OpenChatAsync($"/c/{room}"), await other.OpenChatAsync($"/c/{room}"));
        await hers.SayAsync("have you seen this?");
        await Expect(hers.Message("have you seen this?")).ToHaveAttributeAsync("data-state", "sent");
        var his = await bob.OpenChatAsync();
        await Expect(his.Badge("Alice")).ToBeVisibleAsync();
        await Expect(hers.Page.GetByTestId("seen")).ToHaveCountAsync(0);

        await his.EnterAsync("Alice");

        foreach (var tab in new[] { hers, phone })
            await Expect(tab.Message("have you seen this?").GetByLabel("Seen")).ToBeVisibleAsync();
        await Expect(his.Page.GetByTestId("seen")).ToHaveCountAsync(0);
        await hers.ReloadAsync();
        await Expect(hers.Message("have you seen this?").GetByLabel("Seen")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task In_a_group_the_names_are_shown_on_demand()
    {
        var (alice, bob, cy) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"), await Host.SignUpAsync("Cy"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob, cy);
        var tab = await alice.OpenChatAsync($"/c/{room}");
        await tab.SayAsync("lunch?");
        await Expect(tab.Message("lunch?")).ToHaveAttributeAsync("data-state", "sent");

        await bob.Api.Conversations.MarkReadAsync(room, 1, Stop);
        await Expect(tab.Page.GetByTestId("seen")).ToHaveTextAsync("Seen by 1");
        await cy.Api.Conversations.MarkReadAsync(room, 1, Stop);
        await Expect(tab.Page.GetByTestId("seen")).ToHaveTextAsync("Seen by 2");
        await tab.Page.GetByTestId("seen").ClickAsync();

        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Seen by" });
        await Expect(dialog.GetByText("Bob")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("Cy")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_switches_them_off_neither_tells_nor_learns()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var other = await SeatAsync(alice.Tester);
        var room = await alice.Tester.OpenDirectAsync(bob);
        await alice.Tester.SendAsync(room, "one");
        await bob.Api.Conversations.MarkReadAsync(room, 1, Stop);
        var (desk, phone) = (await alice.OpenChatAsync($"/c/{room}"), await other.OpenChatAsync($"/c/{room}"));
        foreach (var tab in new[] { desk, phone })
            await Expect(tab.Page.GetByTestId("seen")).ToHaveCountAsync(1);

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Your account" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Switch, new() { Name = "Read receipts" }).UncheckAsync();

        foreach (var tab in new[] { desk, phone })
            await Expect(tab.Page.GetByTestId("seen")).ToHaveCountAsync(0);
        Assert.Empty((await bob.Api.Conversations.ReceiptsAsync(room, Stop)).Items);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Your account" }).ClickAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Switch, new() { Name = "Read receipts" })).Not.ToBeCheckedAsync();
    }
}
