using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class ThreadsTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task A_thread_is_written_read_and_followed_beside_the_conversation()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var second = await SeatAsync(alice.Tester);
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester);
        await alice.Tester.SendAsync(room, "the question");
        var (desk, phone) = (await alice.OpenChatAsync($"/c/{room}"), await second.OpenChatAsync($"/c/{room}"));
        var his = await bob.OpenChatAsync($"/c/{room}");

        await his.ActAsync("the question", "Reply in thread");
        await WriteAsync(his, "an answer aside");
        await Expect(Replies(his)).ToHaveTextAsync(["the question", "an answer aside"]);

        // It is counted at its beginning, and nowhere in the conversation itself.
        foreach (var tab in (ChatTab[])[desk, phone])
        {
            await Expect(Thread(tab)).ToContainTextAsync("1 reply");
            await Expect(Thread(tab).GetByTestId("thread-unread")).ToContainTextAsync("1");
            await Expect(tab.Texts).ToHaveTextAsync(["the question"]);
        }

        await Thread(desk).ClickAsync();
        await Expect(Replies(desk)).ToHaveTextAsync(["the question", "an answer aside"]);
        foreach (var tab in (ChatTab[])[desk, phone])
            await Expect(Thread(tab).GetByTestId("thread-unread")).ToHaveCountAsync(0);

        await WriteAsync(desk, "thank you");
        await Expect(Replies(his)).ToHaveTextAsync(["the question", "an answer aside", "thank you"]);
        await Expect(Thread(phone)).ToContainTextAsync("2 replies");

        // A link to a reply opens the thread at it.
        var link = await alice.OpenChatAsync($"/c/{room}/2");
        await Expect(link.Panel("Thread").Locator("[data-target] .message-text")).ToHaveTextAsync("an answer aside");

        // Whoever leaves the thread is not told of it any more.
        await desk.Panel("Thread").GetByRole(AriaRole.Button, new() { Name = "Follow this thread" }).ClickAsync();
        await desk.Panel("Thread").GetByRole(AriaRole.Button, new() { Name = "Close Thread" }).ClickAsync();
        await Expect(desk.Panel("Thread")).ToHaveCountAsync(0);
        await WriteAsync(his, "one more thing");
        await Expect(Thread(desk)).ToContainTextAsync("3 replies");
        await Expect(Thread(desk).GetByTestId("thread-unread")).ToHaveCountAsync(0);
    }

    private static ILocator Thread(ChatTab tab) => tab.Log.GetByTestId("thread");

    private static ILocator Replies(ChatTab tab) => tab.Panel("Thread").Locator(".message-text");

    private static async Task WriteAsync(ChatTab tab, string text)
    {
        var field = tab.Panel("Thread").GetByRole(AriaRole.Textbox);
        await field.FillAsync(text);
        await field.PressAsync("Enter");
    }
}
