using System.Text;
using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Conversations.Groups;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Media;

public sealed class AvatarTests(SharedBrowser shared) : ChatTest(shared)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task A_picture_is_cropped_and_seen_by_others_at_once(int width, ColorScheme scheme)
    {
        var options = new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 720 },
        };
        var (alice, bob) = (await SeatAsync("Alice", options: options), await SeatAsync("Bob"));
        var room = await bob.Tester.OpenDirectAsync(alice.Tester);
        await alice.Tester.SendAsync(room, "hello");
        var (hers, his) = (await alice.OpenChatAsync(), await bob.OpenChatAsync($"/c/{room}"));
        await his.SeesAsync("hello");
        await Expect(Pictures(his.Page)).ToHaveCountAsync(0);

        await ChooseAsync(hers, "Add a picture of you");
        var dialog = hers.Page.GetByRole(AriaRole.Dialog, new() { Name = "Your picture" });
        var save = dialog.GetByRole(AriaRole.Button, new() { Name = "Save" });
        await Expect(save).ToHaveAttributeAsync("aria-disabled", "true");
        await dialog.GetByTestId("crop-file").SetInputFilesAsync(Drawing("not-a-picture.png", "no picture"));
        await Expect(dialog.GetByText("This is not a picture")).ToBeVisibleAsync();
        await dialog.GetByTestId("crop-file").SetInputFilesAsync(await PictureAsync(hers.Page));
        await Expect(dialog.Locator("canvas")).ToBeVisibleAsync();
        // Everything the mouse does, the keys do.
        await dialog.Locator("canvas").PressAsync("ArrowRight");
        await dialog.Locator("canvas").PressAsync("+");
        await Expect(dialog.GetByRole(AriaRole.Slider)).ToHaveValueAsync("1.1");
        await Screens.AreAccessibleAsync(hers.Page);
        await save.ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();

        // In the list and over the conversation; and drawn, not only asked for.
        await Expect(Pictures(his.Page)).ToHaveCountAsync(2);
        await Expect(Pictures(his.Page).First).ToHaveJSPropertyAsync("naturalWidth", 128);
        await his.ReloadAsync();
        await Expect(Pictures(his.Page)).ToHaveCountAsync(2);
        // Over her list, and in her own menu.
        await hers.ReloadAsync();
        await Expect(Pictures(hers.Page)).ToHaveCountAsync(2);

        await ChooseAsync(hers, "Change your picture");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove picture" }).ClickAsync();
        await Expect(Pictures(his.Page)).ToHaveCountAsync(0);
        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Pictures(his.Page)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_change_that_was_missed_while_away_is_seen_on_coming_back()
    {
        await using var wire = new Wire(Host.Url);
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob", wire.Url));
        var room = await bob.Tester.OpenDirectAsync(alice.Tester);
        await alice.Tester.SendAsync(room, "hello");
        var his = await bob.OpenChatAsync($"/c/{room}");
        await his.SeesAsync("hello");
        await his.Page.RouteAsync(
            "**/api/media/**",
            async route =>
                await route.FulfillAsync(
                    new() { BodyBytes = (await PictureAsync(his.Page)).Buffer, ContentType = "image/png" }
                )
        );

        wire.Cut();
        var picture = await Host.PretendAvatarAsync(alice.Tester);
        await alice.Tester.Api.Accounts.UpdateMeAsync(new(AvatarId: picture), Stop);
        wire.Mend();

        // As long as the pause before the next attempt may be.
        await Expect(Pictures(his.Page)).ToHaveCountAsync(2, new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task A_group_has_a_picture_that_all_its_members_see()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.CreateGroupAsync("Ops", bob.Tester);
        await alice.Tester.SendAsync(room, "hello");
        var (hers, his) = (await alice.OpenChatAsync($"/c/{room}"), await bob.OpenChatAsync($"/c/{room}"));
        await his.SeesAsync("hello");
        var panel = await hers.OpenDetailsAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Choose a picture" }).ClickAsync();
        var dialog = hers.Page.GetByRole(AriaRole.Dialog, new() { Name = "Picture of Ops" });
        await dialog.GetByTestId("crop-file").SetInputFilesAsync(await PictureAsync(hers.Page));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(his.Told("Alice changed the picture")).ToBeVisibleAsync();
        await Expect(Pictures(his.Conversation("Ops"))).ToHaveCountAsync(1);
        await Expect(Pictures(hers.Conversation("Ops"))).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_workspace_has_a_picture_where_one_chooses_among_several()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var acme = await alice.Tester.CreateWorkspaceAsync("Acme");
        await bob.Tester.AcceptAsync(await alice.Tester.InviteToAsync(acme));
        var (hers, his) = (await alice.OpenChatAsync(), await bob.OpenChatAsync());

        await ChooseAsync(hers, "Picture of Acme");
        var dialog = hers.Page.GetByRole(AriaRole.Dialog, new() { Name = "Picture of Acme" });
        await dialog.GetByTestId("crop-file").SetInputFilesAsync(await PictureAsync(hers.Page));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();

        await his.Page.GetByTestId("workspace").ClickAsync();
        var choice = his.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Acme" });
        await Expect(Pictures(choice)).ToHaveCountAsync(1);
        await choice.ClickAsync();
        await Expect(Pictures(his.Page.GetByTestId("workspace"))).ToHaveCountAsync(1);
    }

    private static async Task ChooseAsync(ChatTab tab, string words)
    {
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Your account" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = words }).ClickAsync();
    }

    private static ILocator Pictures(IPage page) => page.Locator("img.avatar-picture");

    private static ILocator Pictures(ILocator within) => within.Locator("img.avatar-picture");

    private static FilePayload Drawing(string name, string text) =>
        new()
        {
            Name = name,
            MimeType = "image/png",
            Buffer = Encoding.UTF8.GetBytes(text),
        };

    // Drawn by the browser: wider than high, two colours.
    private static async Task<FilePayload> PictureAsync(IPage page) =>
        new()
        {
            Name = "me.png",
            MimeType = "image/png",
            Buffer = Convert.FromBase64String(
                await page.EvaluateAsync<string>(
                    """
                    () => {
                      const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 400 });
                      const context = canvas.getContext("2d");
                      context.fillStyle = "teal";
                      context.fillRect(0, 0, 640, 400);
                      context.fillStyle = "orange";
                      context.fillRect(220, 100, 200, 200);
                      return canvas.toDataURL("image/png").split(",")[1];
                    }
                    """
                )
            ),
        };
}
