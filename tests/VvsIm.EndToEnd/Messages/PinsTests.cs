using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class PinsTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task What_one_pins_the_other_finds_and_may_unpin()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester);
        await alice.Tester.SendAsync(room, "the rules");
        await alice.Tester.SendManyAsync(room, 100);
        var his = await bob.OpenChatAsync($"/c/{room}?panel=pins");
        await Expect(his.Panel("Pinned messages")).ToContainTextAsync("Nothing is pinned here");

        var hers = await alice.OpenChatAsync($"/c/{room}/1");
        await hers.ActAsync("the rules", "Pin message");
        await Expect(hers.Message("the rules").GetByRole(AriaRole.Img, new() { Name = "Pinned" })).ToBeVisibleAsync();

        var pinned = his.Page.GetByTestId("pinned");
        await Expect(pinned).ToContainTextAsync("the rules");
        await pinned.GetByText("the rules").ClickAsync();
        await Expect(his.Page.Locator("[data-target] .message-text")).ToHaveTextAsync("the rules");

        await his.Page.GetByRole(AriaRole.Link, new() { Name = "Pinned messages" }).ClickAsync();
        await pinned.GetByRole(AriaRole.Button, new() { Name = "Unpin" }).ClickAsync();
        await Expect(hers.Message("the rules").GetByRole(AriaRole.Img, new() { Name = "Pinned" })).ToHaveCountAsync(0);
        await his.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(hers.Message("the rules").GetByRole(AriaRole.Img, new() { Name = "Pinned" })).ToBeVisibleAsync();
    }
}
