using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;

namespace VvsIm.EndToEnd.Messages;

public sealed class ComposerTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task Enter_sends_and_Shift_Enter_breaks_the_line()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        var tab = await alice.OpenChatAsync($"/c/{room}");

        await tab.Composer.PressSequentiallyAsync("two");
        await tab.Composer.PressAsync("Shift+Enter");
        await tab.Composer.PressSequentiallyAsync("lines");
        await tab.Composer.PressAsync("Enter");
        await tab.SeesExactlyAsync("two lines");

        Assert.Equal("two\nlines", Assert.Single(await bob.ReadAllAsync(room)).Text);
        Assert.Equal("", await tab.Composer.InputValueAsync());
    }

    [Fact]
    public async Task Nothing_but_white_space_is_not_sent()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        var tab = await alice.OpenChatAsync($"/c/{room}");

        await tab.SayAsync(" \n ");
        await tab.SayAsync("something");
        await tab.SeesExactlyAsync("something");

        Assert.Single(await bob.ReadAllAsync(room));
    }

    [Fact]
    public async Task What_looks_like_markup_is_shown_as_it_was_typed()
    {
        const string Markup = "<img src=x onerror=\"document.title='gotcha'\"> <b>bold</b> &amp; javascript:alert(1)";
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        await bob.SendAsync(room, Markup);
        var tab = await alice.OpenChatAsync($"/c/{room}");

        await tab.SeesExactlyAsync(Markup);
        Assert.DoesNotContain("gotcha", await tab.Page.TitleAsync());
    }
}
