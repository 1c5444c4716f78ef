using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Media;

/// <summary>Sounds and files.</summary>
public sealed class PlayingTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task One_sound_plays_at_a_time_and_is_moved_by_keys()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        await Host.ShareAsync(bob, room, "", ("voice.wav", "voice"));
        await Host.ShareAsync(bob, room, "", ("song.wav", "audio"));
        var tab = await LookingTests.OpenAsync(alice, room);
        var (voice, song) = (tab.Log.GetByTestId("voice"), tab.Log.GetByTestId("audio"));
        await Expect(tab.Conversation("Ops")).ToContainTextAsync("song.wav");
        await Screens.AreAccessibleAsync(tab.Page);

        await voice.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await Expect(voice).ToHaveAttributeAsync("data-playing", "true");
        await song.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await Expect(song).ToHaveAttributeAsync("data-playing", "true");
        await Expect(voice).Not.ToHaveAttributeAsync("data-playing", "true");

        await song.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(song).Not.ToHaveAttributeAsync("data-playing", "true");
        var position = song.GetByRole(AriaRole.Slider, new() { Name = "Position" });
        await position.PressAsync("Home");
        for (var i = 0; i < 10; i++)
            await position.PressAsync("ArrowRight");
        await Expect(position).ToHaveAttributeAsync("aria-valuetext", "0:04 of 0:20");
        await song.GetByRole(AriaRole.Button, new() { Name = "Speed: 1×" }).ClickAsync();
        await Expect(song.GetByRole(AriaRole.Button, new() { Name = "Speed: 1.5×" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_is_a_card_that_downloads_under_its_name()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await Host.SignUpAsync("Bob"));
        var room = await bob.CreateGroupAsync("Ops", alice.Tester);
        await Host.ShareAsync(bob, room, "minutes", ("تقرير.pdf", "file"));
        var tab = await LookingTests.OpenAsync(alice, room);
        var card = tab.Log.GetByRole(AriaRole.Link, new() { Name = "Download تقرير.pdf, PDF, 1 KB" });
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => card.ClickAsync());
        Assert.Equal("تقرير.pdf", download.SuggestedFilename);
        await Expect(tab.Title).ToHaveTextAsync("Ops");
    }
}
