using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Conversations;

public sealed class ArchiveTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task What_is_put_away_is_behind_a_button_on_every_device_and_comes_back_by_undo_or_a_message()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var other = await SeatAsync(alice.Tester);
        var room = await alice.Tester.OpenDirectAsync(bob);
        await bob.SendAsync(room, "hello");
        await alice.Tester.CreateGroupAsync("Ops");
        var (desk, phone) = (await alice.OpenChatAsync(), await other.OpenChatAsync());
        await Expect(phone.Names).ToHaveTextAsync(["Ops", "Bob"]);

        await desk.ChooseAsync("Bob", "Archive");
        foreach (var tab in new[] { desk, phone })
        {
            await Expect(tab.Names).ToHaveTextAsync(["Ops"]);
            await Expect(tab.Page.GetByTestId("archived")).ToContainTextAsync("Archived (1)");
        }
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        foreach (var tab in new[] { desk, phone })
            await Expect(tab.Names).ToHaveTextAsync(["Ops", "Bob"]);

        await phone.ChooseAsync("Bob", "Archive");
        await Expect(desk.Names).ToHaveTextAsync(["Ops"]);
        await desk.Page.GetByTestId("archived").ClickAsync();
        await Expect(desk.Names).ToHaveTextAsync(["Ops", "Bob"]);
        await desk.EnterAsync("Bob");

        await bob.SendAsync(room, "are you there?");
        await Expect(phone.Names).ToHaveTextAsync(["Bob", "Ops"]);
        await Expect(desk.Page.GetByTestId("archived")).ToHaveCountAsync(0);
    }
}
