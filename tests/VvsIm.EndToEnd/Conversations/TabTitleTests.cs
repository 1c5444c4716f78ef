using VvsIm.Contracts.Conversations;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Conversations;

public sealed class TabTitleTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task The_tab_counts_aloud_what_is_not_muted_and_mentions_everywhere()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var (loud, quiet) = (
            await bob.CreateGroupAsync("Loud", alice.Tester),
            await bob.CreateGroupAsync("Quiet", alice.Tester)
        );
        await alice.Tester.Api.Conversations.PreferAsync(quiet, new() { MutedUntil = new(Preferences.ForEver) }, Stop);
        var tab = await alice.OpenChatAsync();
        await Expect(tab.Page).ToHaveTitleAsync("VVS IM");
        Assert.Contains("icon.svg", await IconAsync(tab));

        await bob.SendManyAsync(quiet, 2);
        await Expect(tab.Badge("Quiet")).ToHaveTextAsync("2 unread");
        await Expect(tab.Page).ToHaveTitleAsync("VVS IM");
        Assert.Contains("icon.svg", await IconAsync(tab));

        await bob.SendAsync(loud, "hello");
        await Expect(tab.Page).ToHaveTitleAsync("(1) VVS IM");
        await HasIconAsync(tab, "icon-unread.svg");

        await bob.SendAsync(quiet, $"<@{alice.Tester.Id:D}> look");
        await Expect(tab.Page).ToHaveTitleAsync("(2) VVS IM");
        await Expect(tab.Conversation("Quiet").GetByTestId("mentioned")).ToBeVisibleAsync();
        await HasIconAsync(tab, "icon-mention.svg");
        Assert.Equal(200, (await tab.Page.APIRequest.GetAsync(await IconAsync(tab))).Status);

        foreach (var name in new[] { "Quiet", "Loud" })
            await tab.EnterAsync(name);
        await Expect(tab.Page).ToHaveTitleAsync("VVS IM");
        await HasIconAsync(tab, "icon.svg");
    }

    private static Task HasIconAsync(ChatTab tab, string name) =>
        Eventually.TrueAsync(
            async () => (await IconAsync(tab)).EndsWith(name, StringComparison.Ordinal),
            $"the icon is {name}",
            Stop
        );

    private static Task<string> IconAsync(ChatTab tab) =>
        tab.Page.EvaluateAsync<string>("document.querySelector('link[rel=icon]').href");
}
