using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Conversations;

public sealed class LeavingTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task Who_leaves_is_asked_first_gone_on_every_device_and_missed_by_the_others()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var other = await SeatAsync(alice.Tester);
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester, await Host.SignUpAsync("Cy"));
        await bob.Tester.SendAsync(room, "hello");
        var (desk, phone) = (await alice.OpenChatAsync($"/c/{room}"), await other.OpenChatAsync($"/c/{room}"));
        var his = await bob.OpenChatAsync($"/c/{room}");
        await Expect(his.Page.GetByText("3 members")).ToBeVisibleAsync();
        await phone.SeesAsync("hello");

        await desk.ChooseAsync("Ops", "Leave group");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
        await Expect(desk.Conversation("Ops")).ToBeVisibleAsync();
        await desk.ChooseAsync("Ops", "Leave group");
        await desk
            .Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = "Leave group" })
            .ClickAsync();

        foreach (var tab in new[] { desk, phone })
            await Expect(tab.Conversation("Ops")).ToHaveCountAsync(0);
        await Expect(phone.Page.GetByText("This conversation isn’t here")).ToBeVisibleAsync();
        await Expect(his.Page.GetByText("2 members")).ToBeVisibleAsync();
        await bob.Tester.SendAsync(room, "she is gone");
        await his.SeesAsync("she is gone");
        await phone.ReloadAsync();
        await Expect(phone.Conversation("Ops")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_direct_conversation_cannot_be_left()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        await bob.SendAsync(await alice.Tester.OpenDirectAsync(bob), "hello");
        var tab = await alice.OpenChatAsync();

        await tab.OpenMenuAsync("Bob");

        await Expect(tab.Entry("Archive")).ToBeVisibleAsync();
        await Expect(tab.Entry("Leave group")).ToHaveCountAsync(0);
    }
}
