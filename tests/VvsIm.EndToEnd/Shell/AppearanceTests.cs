using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Shell;

public sealed class AppearanceTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task It_is_usable_on_a_phone_of_360_pixels()
    {
        var options = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = 360, Height = 640 },
            IsMobile = true,
            HasTouch = true,
        };
        var (alice, bob) = (await SeatAsync("Alice", options: options), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        await bob.SendAsync(room, new string('w', 400) + " and https://example.com/" + new string('x', 300));
        var tab = await alice.OpenChatAsync();
        await FitsAsync(tab);

        await tab.Conversation("Bob").TapAsync();
        await Expect(tab.Title).ToHaveTextAsync("Bob");
        await Expect(tab.Conversation("Bob")).ToBeHiddenAsync();
        await FitsAsync(tab);
        await tab.Composer.FillAsync("from a phone");
        await tab.SendButton.TapAsync();
        await tab.SeesAsync("from a phone");
        await FitsAsync(tab);
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Back to your conversations" }).TapAsync();

        await Expect(tab.Conversation("Bob")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, false)]
    public async Task It_follows_the_system_to_light_and_dark(ColorScheme scheme, bool bright)
    {
        var alice = await SeatAsync("Alice", options: new() { ColorScheme = scheme });
        var tab = await alice.OpenChatAsync();

        Assert.Equal(bright, await IsBrightAsync(tab));
    }

    [Fact]
    public async Task A_chosen_theme_outlives_a_reload()
    {
        var alice = await SeatAsync("Alice", options: new() { ColorScheme = ColorScheme.Light });
        var tab = await alice.OpenChatAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Your account" }).ClickAsync();
        await tab.Page.GetByLabel("Dark").CheckAsync(new() { Force = true });
        await Eventually.TrueAsync(async () => !await IsBrightAsync(tab), "it is dark", Stop);

        await tab.ReloadAsync();

        Assert.False(await IsBrightAsync(tab));
    }

    private static async Task FitsAsync(ChatTab tab) =>
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));

    private static Task<bool> IsBrightAsync(ChatTab tab) =>
        tab.Page.EvaluateAsync<bool>(
            """
            () => {
              const canvas = new OffscreenCanvas(1, 1).getContext("2d");
              canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
              canvas.fillRect(0, 0, 1, 1);
              const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
              return red + green + blue > 384;
            }
            """
        );
}
