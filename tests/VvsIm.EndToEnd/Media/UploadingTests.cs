using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;
using static VvsIm.EndToEnd.Media.ChatTabFiles;

namespace VvsIm.EndToEnd.Media;

public sealed class UploadingTests(SharedBrowser shared) : ChatTest(shared)
{
    private Person alice = null!;
    private Person bob = null!;
    private Guid room;

    [Fact]
    public async Task Several_files_go_with_a_text_and_the_other_person_has_them_in_order()
    {
        var tab = await SitAsync();
        var other = await bob.OpenChatAsync($"/c/{room}");
        await tab.PickAsync(Picture("one.png"), Text("two.txt"), Picture("three.png"), Text("four.txt"));
        await Expect(tab.Tray()).ToHaveCountAsync(4);
        await Expect(tab.Page.GetByTestId("upload-status")).ToHaveTextAsync("All 4 files uploaded");
        await Screens.AreAccessibleAsync(tab.Page);
        await tab.SayAsync("four of them");

        await Expect(tab.Message("four of them")).ToHaveAttributeAsync("data-state", "sent");
        await Expect(tab.Tray()).ToHaveCountAsync(0);
        await other.SeesAsync("four of them");
        var said = Assert.Single(await bob.Tester.ReadAllAsync(room));
        Assert.Equal(["one.png", "two.txt", "three.png", "four.txt"], said.Attachments!.Select(file => file.Name));
        Assert.Equal((1, 1), (said.Attachments![0].Width, said.Attachments[0].Height));
        Assert.Equal(48, said.Attachments[0].Placeholder?.Length);
    }

    [Fact]
    public async Task A_file_needs_no_words()
    {
        var tab = await SitAsync();
        await tab.PickAsync(Text("notes.txt"));
        await Expect(tab.Upload("notes.txt")).ToHaveAttributeAsync("data-state", "done");
        await tab.SendButton.ClickAsync();
        await SentAsync("notes.txt");
    }

    [Fact]
    public async Task A_file_is_dropped_on_the_conversation_and_nowhere_else()
    {
        var tab = await SitAsync();
        await tab.DropAsync(
            "[data-testid=log]",
            "dropped.txt",
            () => Expect(tab.Page.GetByTestId("drop")).ToBeVisibleAsync()
        );
        await Expect(tab.Page.GetByTestId("drop")).ToBeHiddenAsync();
        await Expect(tab.Upload("dropped.txt")).ToHaveAttributeAsync("data-state", "done");
        await tab.DropAsync(
            "[data-testid=conversation]",
            "beside.txt",
            () => Expect(tab.Page.GetByTestId("drop")).ToBeHiddenAsync()
        );
        await Expect(tab.Tray()).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_picture_is_pasted_and_text_stays_text()
    {
        var tab = await SitAsync();
        await tab.Composer.EvaluateAsync(
            """
            field => {
              const paste = (fill) => {
                const clipboardData = new DataTransfer();
                fill(clipboardData);
                field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
              };
              const picture = (name) => new File(["x"], name, { type: "image/png" });
              paste((data) => data.items.add(picture("screenshot.png")));
              paste((data) => {
                data.setData("text/plain", "cells");
                data.setData("text/html", "<b>cells</b>");
                data.items.add(picture("cells.png"));
              });
            }
            """
        );
        await Expect(tab.Upload("screenshot.png")).ToBeVisibleAsync();
        await Expect(tab.Tray()).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_said_before_anything_is_uploaded()
    {
        var tab = await SitAsync();
        var asked = 0;
        tab.Page.Request += (_, request) => asked += request.Url.EndsWith("/api/media") ? 1 : 0;
        await tab.PickAsync(Text("empty.txt", ""), Large("film.bin", (25 * 1024 * 1024) + 1));
        await Expect(tab.Page.GetByTestId("upload-refusal"))
            .ToContainTextAsync("empty.txt is empty. film.bin is larger than 25 MB, the limit for one file here.");
        await Expect(tab.Tray()).ToHaveCountAsync(0);
        Assert.Equal(0, asked);

        await tab.PickAsync([.. Enumerable.Range(1, 11).Select(number => Text($"{number}.txt"))]);
        await Expect(tab.Tray()).ToHaveCountAsync(10);
        await Expect(tab.Page.GetByTestId("upload-refusal"))
            .ToContainTextAsync("One message takes 10 files: 11.txt was left out.");
    }

    [Fact]
    public async Task A_picture_is_described_before_it_is_sent()
    {
        var tab = await SitAsync();
        await tab.PickAsync(Picture("dog.png"));
        await Expect(tab.Upload("dog.png")).ToHaveAttributeAsync("data-state", "done");
        await tab.Button("Alt text for dog.png").ClickAsync();
        await tab.Page.GetByLabel("What is to be seen?").FillAsync("A dog in the rain");
        await Screens.AreAccessibleAsync(tab.Page);
        await tab.Button("Save").ClickAsync();
        await Expect(tab.Button("Alt text for dog.png")).ToHaveAttributeAsync("aria-pressed", "true");
        await tab.SendButton.ClickAsync();
        var said = await SentAsync("dog.png");
        Assert.Equal("A dog in the rain", said.Alt);
    }

    [Fact]
    public async Task A_removed_file_is_not_sent_unless_it_is_put_back()
    {
        var tab = await SitAsync();
        await tab.PickAsync(Text("a.txt"), Text("b.txt"));
        await Expect(tab.Page.GetByTestId("upload-status")).ToHaveTextAsync("All 2 files uploaded");
        await tab.Button("Remove a.txt").ClickAsync();
        await Expect(tab.Tray()).ToHaveCountAsync(1);
        await tab.Button("Undo").ClickAsync();
        await Expect(tab.Tray()).ToHaveCountAsync(2);
        await tab.Button("Remove b.txt").ClickAsync();
        await tab.SendButton.ClickAsync();
        await SentAsync("a.txt");
    }

    [Fact]
    public async Task In_a_thread_files_go_to_the_thread()
    {
        var tab = await SitAsync();
        await tab.SayAsync("root");
        await Expect(tab.Message("root")).ToHaveAttributeAsync("data-state", "sent");
        await tab.ActAsync("root", "Reply in thread");
        await tab.Page.GetByTestId("thread-file-input").SetInputFilesAsync(Text("reply.txt"));
        await Expect(tab.Upload("reply.txt")).ToHaveAttributeAsync("data-state", "done");
        await tab.Panel("Thread").GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Eventually.TrueAsync(
            async () =>
                (await bob.Tester.Api.Threads.NewestAsync((await RootAsync()).Id)).Items is [{ Attachments: [_] }],
            "the reply has its file",
            Stop
        );
    }

    [Fact]
    public async Task It_fits_a_phone_and_offers_its_camera()
    {
        var tab = await SitAsync(
            new()
            {
                ViewportSize = new() { Width = 360, Height = 640 },
                IsMobile = true,
                HasTouch = true,
            }
        );
        await tab.Button("Attach files").TapAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Take a photo" })).ToBeVisibleAsync();
        var chooser = await tab.Page.RunAndWaitForFileChooserAsync(() =>
            tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Photos and videos" }).TapAsync()
        );
        await chooser.SetFilesAsync([Picture("a.png"), Text(new string('n', 180) + ".txt")]);
        await Expect(tab.Tray()).ToHaveCountAsync(2);
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await tab.SendButton.TapAsync();
        await Expect(tab.Page.GetByTestId("message")).ToHaveAttributeAsync("data-state", "sent");
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
    }

    private async Task<ChatTab> SitAsync(BrowserNewContextOptions? options = null)
    {
        (alice, bob) = (await SeatAsync("Alice", options: options), await SeatAsync("Bob"));
        room = await alice.Tester.OpenDirectAsync(bob.Tester);
        return await alice.OpenAsync();
    }

    private async Task<Contracts.Messages.Message> RootAsync() =>
        (await bob.Tester.ReadAllAsync(room)).Single(message => message.ThreadSeq is null);

    // One message, one file.
    private async Task<Contracts.Media.Attachment> SentAsync(string name)
    {
        await Eventually.TrueAsync(
            async () => await bob.Tester.ReadAllAsync(room) is [{ Attachments: [var only] }] && only.Name == name,
            $"{name} was sent, once and alone",
            Stop
        );
        return (await bob.Tester.ReadAllAsync(room))[0].Attachments![0];
    }
}
