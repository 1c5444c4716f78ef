using Microsoft.Playwright;
using VvsIm.Contracts.Conversations;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Conversations.Groups;

public sealed class ManagingTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task A_new_profile_is_seen_by_all_at_once_and_told_in_the_log()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester);
        await alice.Tester.SendAsync(room, "hello");
        var (hers, his) = (await alice.OpenChatAsync($"/c/{room}"), await bob.OpenChatAsync($"/c/{room}"));
        await his.SeesAsync("hello");
        var panel = await hers.OpenDetailsAsync();

        await panel.GetByRole(AriaRole.Button, new() { Name = "Edit name" }).ClickAsync();
        await panel.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("Kitchen");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Edit topic" }).ClickAsync();
        await panel.GetByRole(AriaRole.Textbox, new() { Name = "Topic" }).FillAsync("Tea and cake");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        foreach (var tab in new[] { hers, his })
        {
            await Expect(tab.Title).ToHaveTextAsync("Kitchen");
            await Expect(tab.Page.Locator(".head-topic")).ToContainTextAsync("Tea and cake");
            await Expect(tab.Conversation("Kitchen")).ToBeVisibleAsync();
        }
        await Expect(his.Told("Alice changed the name to “Kitchen”")).ToBeVisibleAsync();
        await Expect(hers.Told("You changed the topic to “Tea and cake”")).ToBeVisibleAsync();
        await Expect(his.Conversation("Kitchen")).ToContainTextAsync("hello");
        await Expect(his.Badge("Kitchen")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Where_only_admins_write_the_others_read_and_a_new_admin_writes()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("News", bob.Tester);
        var (hers, his) = (await alice.OpenChatAsync($"/c/{room}"), await bob.OpenChatAsync($"/c/{room}"));
        await Expect(his.Composer).ToBeVisibleAsync();
        var panel = await hers.OpenDetailsAsync();

        await panel.GetByLabel("Who can write").SelectOptionAsync("Only admins");
        await Expect(his.Page.GetByText("Only admins can write here.")).ToBeVisibleAsync();
        await Expect(his.Composer).ToHaveCountAsync(0);
        await Expect(his.Told("Alice made this read-only: only admins can write")).ToBeVisibleAsync();

        await hers.ActOnAsync("Bob", "Make an admin");
        await Expect(panel.Member("Bob").GetByTestId("role")).ToHaveTextAsync("Admin");
        await Expect(his.Composer).ToBeVisibleAsync();
        await his.SayAsync("I may");
        await hers.SeesAsync("I may");
    }

    [Fact]
    public async Task Somebody_silenced_reads_on_and_writes_again_when_let()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester);
        var (hers, his) = (await alice.OpenChatAsync($"/c/{room}"), await bob.OpenChatAsync($"/c/{room}"));
        await Expect(his.Composer).ToBeVisibleAsync();
        var panel = await hers.OpenDetailsAsync();

        await hers.ActOnAsync("Bob", "Silence", "For 1 hour");
        await Expect(his.Page.GetByText("You can write again in")).ToBeVisibleAsync();
        await Expect(panel.Member("Bob")).ToContainTextAsync("Silenced until");
        await alice.Tester.SendAsync(room, "quiet now");
        await his.SeesAsync("quiet now");

        await hers.ActOnAsync("Bob", "Let write again");
        await Expect(his.Composer).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Slow_mode_lets_members_wait()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester);
        await alice.Tester.Api.Groups.ChangeAsync(room, new() { SlowSeconds = 3 }, Stop);
        var his = await bob.OpenChatAsync($"/c/{room}");

        await his.SayAsync("one");
        await his.SayAsync("two");
        await Expect(his.SendButton).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(his.Composer).ToHaveValueAsync("two");
        await Expect(his.SendButton).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await his.Composer.PressAsync("Enter");
        await his.SeesExactlyAsync("one", "two");
        await Expect(his.Message("two")).ToHaveAttributeAsync("data-state", "sent");
    }

    [Fact]
    public async Task Whoever_is_removed_loses_it_within_a_second()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester, await Host.SignUpAsync("Cy"));
        await alice.Tester.SendAsync(room, "secret");
        var (hers, his) = (await alice.OpenChatAsync($"/c/{room}"), await bob.OpenChatAsync($"/c/{room}"));
        await his.SeesAsync("secret");
        await his.Composer.FillAsync("half a");
        await hers.OpenDetailsAsync();

        await hers.ActOnAsync("Bob", "Remove…");
        await hers
            .Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true })
            .ClickAsync();

        await Expect(his.Page.GetByText("You are no longer a member of Ops.")).ToBeVisibleAsync();
        await Expect(his.Page.GetByText("secret")).ToHaveCountAsync(0);
        await Expect(his.Conversation("Ops")).ToHaveCountAsync(0);
        await Expect(hers.Told("You removed Bob")).ToBeVisibleAsync();
        Assert.DoesNotContain("half a", await his.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"));
    }

    [Fact]
    public async Task People_are_added_and_see_only_what_they_may()
    {
        var (alice, cy) = (await SeatAsync("Alice"), await SeatAsync("Cy"));
        var room = await alice.Tester.CreateGroupAsync("Ops", await Host.SignUpAsync("Bob"));
        await alice.Tester.Api.Groups.ChangeAsync(room, new() { HistoryVisible = false }, Stop);
        await alice.Tester.SendAsync(room, "before");
        var (hers, theirs) = (await alice.OpenChatAsync($"/c/{room}"), await cy.OpenChatAsync());
        var panel = await hers.OpenDetailsAsync();

        await panel.GetByRole(AriaRole.Button, new() { Name = "Add people" }).ClickAsync();
        await hers.Page.GetByRole(AriaRole.Searchbox, new() { Name = "People" }).FillAsync("Cy");
        await hers
            .Page.GetByTestId("person")
            .Filter(new() { HasTextString = "Cy" })
            .GetByRole(AriaRole.Checkbox)
            .CheckAsync();
        await hers
            .Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true })
            .ClickAsync();

        await Expect(hers.Told("You added Cy")).ToBeVisibleAsync();
        await Expect(panel.Member("Cy")).ToBeVisibleAsync();
        await theirs.EnterAsync("Ops");
        await alice.Tester.SendAsync(room, "after");
        await theirs.SeesExactlyAsync("after");
    }

    [Fact]
    public async Task An_only_owner_hands_it_over_and_leaves()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester, await Host.SignUpAsync("Cy"));
        var hers = await alice.OpenChatAsync($"/c/{room}");
        var panel = await hers.OpenDetailsAsync();

        await panel.GetByRole(AriaRole.Button, new() { Name = "Leave group" }).ClickAsync();
        await hers
            .Page.GetByTestId("heir")
            .Filter(new() { HasTextString = "Cy" })
            .GetByRole(AriaRole.Radio)
            .CheckAsync();
        await hers
            .Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = "Leave group" })
            .ClickAsync();

        await Expect(hers.Conversation("Ops")).ToHaveCountAsync(0);
        var members = await bob.Tester.Api.Conversations.MembersAsync(room, cancellationToken: Stop);
        Assert.Equal("Cy", members.Items.Single(member => member.Role == MemberRole.Owner).DisplayName);
    }

    [Fact]
    public async Task What_is_deleted_is_gone_for_everybody()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester);
        var (hers, his) = (await alice.OpenChatAsync($"/c/{room}"), await bob.OpenChatAsync($"/c/{room}"));
        await Expect(his.Composer).ToBeVisibleAsync();
        var panel = await hers.OpenDetailsAsync();

        await panel.GetByRole(AriaRole.Button, new() { Name = "Delete group" }).ClickAsync();
        var dialog = hers.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox).FillAsync("Ops");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete for everybody" }).ClickAsync();

        foreach (var tab in new[] { hers, his })
            await Expect(tab.Conversation("Ops")).ToHaveCountAsync(0);
        await Expect(his.Page.GetByText("You are no longer a member of Ops.")).ToBeVisibleAsync();
    }
}
