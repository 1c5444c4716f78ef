using VvsIm.Contracts.Messages;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Notifications;

public sealed class DesktopNotificationTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task One_tab_of_each_machine_tells_and_reading_takes_it_away_everywhere()
    {
        var (alice, bob) = (await SeatReadyAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await bob.OpenDirectAsync(alice.Tester);
        ChatTab[] desk = [await alice.OpenChatAsync(), await alice.OpenChatAsync()];
        ChatTab[] phone = [await (await SeatReadyAsync(alice.Tester)).OpenChatAsync()];
        await ListenAsync(alice.Tester, [.. desk, .. phone]);

        await bob.SendAsync(room, "call **me** back");
        await Recorder.TellAsync(desk, "Bob: call me back");
        await Recorder.TellAsync(phone, "Bob: call me back");

        await phone[0].EnterAsync("Bob");
        await Recorder.TellAsync(desk, "(Bob: call me back)");
        await Recorder.TellAsync(phone, "(Bob: call me back)");
    }

    [Fact]
    public async Task Many_messages_at_once_are_told_together()
    {
        var (alice, bob) = (await SeatReadyAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await bob.CreateGroupAsync("Design", alice.Tester);
        var tab = await alice.OpenChatAsync();
        await ListenAsync(alice.Tester, tab);

        await bob.SendManyAsync(room, 3);
        await Recorder.TellLastAsync(tab, "Design: 3 new messages", atMost: 2);
        await bob.SendManyAsync(room, 3);
        await Recorder.TellLastAsync(tab, "Design: 6 new messages", atMost: 4);
    }

    [Fact]
    public async Task What_is_on_screen_or_muted_is_not_told_and_what_names_one_is()
    {
        var (alice, bob) = (await SeatReadyAsync("Alice"), await Host.SignUpAsync("Bob"));
        var direct = await bob.OpenDirectAsync(alice.Tester);
        await bob.SendAsync(direct, "hello");
        var (muted, mentions) = (
            await bob.CreateGroupAsync("Muted", alice.Tester),
            await bob.CreateGroupAsync("Mentions", alice.Tester)
        );
        await alice.Tester.Api.Conversations.PreferAsync(
            muted,
            new() { MutedUntil = new(DateTimeOffset.UtcNow.AddHours(1)) },
            Stop
        );
        await alice.Tester.Api.Conversations.PreferAsync(
            mentions,
            new() { Notify = Contracts.Conversations.NotificationLevel.Mentions },
            Stop
        );
        var tab = await alice.OpenChatAsync();
        await ListenAsync(alice.Tester, tab);
        await tab.EnterAsync("Bob");

        await bob.SendAsync(direct, "on screen");
        await tab.SeesAsync("on screen");
        await bob.MentionAsync(muted, alice.Tester);
        await bob.SendAsync(mentions, "nothing of yours");
        await bob.SendAsync(mentions, $"but this, {Mentions.Of(alice.Tester.Id)}");

        await Recorder.TellAsync([tab], "Mentions: Bob: but this, @Alice");
    }

    [Fact]
    public async Task A_reply_in_a_thread_that_one_follows_is_told_and_a_click_leads_to_it()
    {
        var (alice, bob) = (await SeatReadyAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await bob.CreateGroupAsync("Design", alice.Tester);
        var root = await alice.Tester.SendAsync(room, "what do you think?");
        var tab = await alice.OpenChatAsync();
        await ListenAsync(alice.Tester, tab);

        await bob.ReplyAsync(root, "copper");
        await Recorder.TellAsync([tab], "Thread in Design: Bob: copper");
        await Recorder.ClickLastAsync(tab);

        await Expect(tab.Panel("Thread").GetByText("copper")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Nothing_is_told_in_a_pause_that_another_machine_began_and_the_words_are_kept_back_if_wished()
    {
        var (alice, bob) = (await SeatReadyAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await bob.OpenDirectAsync(alice.Tester);
        await bob.SendAsync(room, "hello");
        await alice.Tester.Api.Conversations.MarkReadAsync(room, 1, Stop);
        var tab = await alice.OpenChatAsync();
        await ListenAsync(alice.Tester, tab);
        await PauseAsync(alice.Tester, DateTimeOffset.UtcNow.AddHours(1), tab);
        await bob.SendAsync(room, "sleep well");
        await Expect(tab.Badge("Bob")).ToContainTextAsync("1");
        await alice.Tester.Api.Conversations.MarkReadAsync(room, 2, Stop);
        await Expect(tab.Badge("Bob")).ToHaveCountAsync(0);
        await alice.Tester.Api.Notifications.SettleAsync(new() { Preview = false }, Stop);
        await PauseAsync(alice.Tester, null, tab);
        await bob.SendAsync(room, "a secret");

        await Recorder.TellAsync([tab], "Bob: New message");
    }

    // What was said before a tab was connected is fetched, and calls nobody: a word that came over the line says that it is.
    private static async Task ListenAsync(Tester tester, params ChatTab[] tabs)
    {
        await PauseAsync(tester, DateTimeOffset.UtcNow.AddHours(1), tabs);
        await PauseAsync(tester, null, tabs);
    }

    private static async Task PauseAsync(Tester tester, DateTimeOffset? until, params ChatTab[] tabs)
    {
        await tester.Api.Notifications.SettleAsync(new() { PausedUntil = new(until) }, Stop);
        var label = until is null ? "Notifications" : "Notifications, paused";
        foreach (var tab in tabs)
            await Expect(tab.Page.Locator("a[href=notifications]")).ToHaveAttributeAsync("aria-label", label);
    }

    private async Task<Person> SeatReadyAsync(string name) => await SeatReadyAsync(await Host.SignUpAsync(name));

    private async Task<Person> SeatReadyAsync(Tester tester)
    {
        var person = await SeatAsync(tester);
        await person.PrepareAsync(Recorder.Script, "notifications");
        return person;
    }
}
