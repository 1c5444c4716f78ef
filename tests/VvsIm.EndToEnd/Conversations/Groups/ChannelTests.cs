using Microsoft.Playwright;
using VvsIm.Contracts.Conversations;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Conversations.Groups;

public sealed class ChannelTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task A_channel_is_made_found_looked_into_and_joined()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var (hers, his) = (await alice.OpenChatAsync("/channels"), await bob.OpenChatAsync("/channels"));

        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "New channel" }).First.ClickAsync();
        var dialog = hers.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("tea-room");
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Topic" }).FillAsync("Earl Grey and others");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create channel" }).ClickAsync();
        await Expect(hers.Title).ToHaveTextAsync("tea-room");
        await hers.SayAsync("milk first?");

        await his.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a channel" }).FillAsync("earl");
        await his.Page.GetByRole(AriaRole.Link, new() { Name = "tea-room" }).ClickAsync();
        await his.SeesExactlyAsync("milk first?");
        await Expect(his.Conversation("tea-room")).ToHaveCountAsync(0);
        await hers.SayAsync("live");
        await his.SeesAsync("live");
        await Expect(his.Composer).ToHaveCountAsync(0);

        await his.Page.GetByRole(AriaRole.Button, new() { Name = "Join channel" }).ClickAsync();
        await Expect(his.Conversation("tea-room")).ToBeVisibleAsync();
        await his.SayAsync("milk last");
        await hers.SeesAsync("milk last");
        await Expect(hers.Told("Bob joined")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        var alice = await SeatAsync("Alice");
        await alice.Tester.Api.Conversations.CreateAsync(new(ConversationKind.Channel, "tea", []), Stop);
        var hers = await alice.OpenChatAsync("/channels");
        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "New channel" }).First.ClickAsync();
        var dialog = hers.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("tea");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create channel" }).ClickAsync();
        await Expect(dialog.GetByText("There is a channel of that name already.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task The_screens_of_groups_are_accessible(ColorScheme scheme, int width)
    {
        var alice = await SeatAsync(
            "Alice",
            options: new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 740 },
            }
        );
        var bob = await Host.SignUpAsync("Bob");
        var room = await alice.Tester.CreateGroupAsync("Ops", bob, await Host.SignUpAsync("Cy"));
        await alice.Tester.Api.Groups.ChangeAsync(room, new() { Topic = "Everything", Emoji = "🚀" }, Stop);
        await alice.Tester.Api.Groups.ChangeMemberAsync(
            room,
            bob.Id,
            new() { SilencedUntil = new(Preferences.ForEver) },
            Stop
        );
        var channel = await bob.Api.Conversations.CreateAsync(
            new(ConversationKind.Channel, "tea", [], Topic: "Earl Grey", Posting: Posting.Admins),
            Stop
        );

        // A phone does not show the list beside it.
        var tab = new ChatTab(await alice.OpenPageAsync("/channels"));
        await Expect(tab.Page.GetByTestId("channel")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Screens.AreAccessibleAsync(tab.Page);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "New channel" }).First.ClickAsync();
        await Expect(tab.Page.GetByTestId("person").First).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);

        await tab.Page.GotoAsync($"/c/{channel.Id}");
        await Expect(tab.Page.GetByTestId("no-composer")).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);

        await tab.Page.GotoAsync($"/c/{room}?panel=details");
        await tab.Panel("Details").ShowMembersAsync();
        await Screens.AreAccessibleAsync(tab.Page);
        await tab.ActOnAsync("Bob");
        await Expect(tab.Entry("Remove…")).ToBeVisibleAsync();
        await Screens.AreAccessibleAsync(tab.Page);
    }
}
