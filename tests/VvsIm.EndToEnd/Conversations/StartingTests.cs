using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Conversations;

public sealed class StartingTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task A_direct_conversation_is_started_by_picking_a_person()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var (hers, his) = (await alice.OpenChatAsync(), await bob.OpenChatAsync());

        await PickAsync(hers, "Bob");
        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "Start chat" }).ClickAsync();
        await Expect(hers.Title).ToHaveTextAsync("Bob");
        await hers.SayAsync("hi");

        await Expect(his.Badge("Alice")).ToHaveTextAsync("1 unread");
        await his.EnterAsync("Alice");
        await his.SeesExactlyAsync("hi");
    }

    [Fact]
    public async Task A_group_is_started_by_picking_several()
    {
        var (alice, bob, cy) = (await SeatAsync("Alice"), await SeatAsync("Bob"), await Host.SignUpAsync("Cy"));
        var (hers, his) = (await alice.OpenChatAsync(), await bob.OpenChatAsync());

        await PickAsync(hers, "Bob", "Cy");
        await hers.Page.GetByRole(AriaRole.Textbox, new() { Name = "Group name" }).FillAsync("Ops");
        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "Create group" }).ClickAsync();
        await Expect(hers.Title).ToHaveTextAsync("Ops");
        await hers.SayAsync("welcome");

        await Expect(his.Conversation("Ops")).ToBeVisibleAsync();
        await his.EnterAsync("Ops");
        await his.SeesExactlyAsync("welcome");
        Assert.Equal(3, (await cy.Api.Conversations.ListAsync(cancellationToken: Stop)).Items.Single().Members);
    }

    private static async Task PickAsync(ChatTab tab, params string[] names)
    {
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "New conversation" }).ClickAsync();
        foreach (var name in names)
        {
            await tab.Page.GetByRole(AriaRole.Searchbox, new() { Name = "People" }).FillAsync(name);
            await tab
                .Page.GetByTestId("person")
                .Filter(new() { HasTextString = name })
                .GetByRole(AriaRole.Checkbox)
                .CheckAsync();
        }
    }
}
