using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;
using static VvsIm.EndToEnd.Media.ChatTabFiles;

namespace VvsIm.EndToEnd.Media;

public sealed class UploadTroubleTests(SharedBrowser shared) : ChatTest(shared)
{
    private Tester bob = null!;
    private Guid room;

    [Fact]
    public async Task After_a_cut_network_it_goes_on_and_is_sent_once()
    {
        bob = await Host.SignUpAsync("Bob");
        await using var wire = new Wire(Host.Url);
        var alice = await SeatAsync("Alice", wire.Url);
        var tab = await OpenAsync(alice);
        await tab.SayAsync("online");
        await Expect(tab.Message("online")).ToHaveAttributeAsync("data-state", "sent");
        wire.Cut();
        await tab.PickAsync(Text("tunnel.txt"));
        await Expect(tab.Upload("tunnel.txt")).ToHaveAttributeAsync("data-state", "interrupted");
        await tab.SayAsync("from a tunnel");
        await Expect(tab.Message("from a tunnel")).ToHaveAttributeAsync("data-state", "waiting");
        await Expect(tab.Message("from a tunnel").GetByTestId("upload")).ToBeVisibleAsync();
        wire.Mend();

        await Expect(tab.Message("from a tunnel"))
            .ToHaveAttributeAsync("data-state", "sent", new() { Timeout = 60_000 });
        var said = await bob.ReadAllAsync(room);
        Assert.Equal(["online", "from a tunnel"], said.Select(message => message.Text));
        Assert.Equal("tunnel.txt", Assert.Single(said[1].Attachments!).Name);
    }

    [Fact]
    public async Task A_message_waits_for_its_file_and_text_does_not_wait_for_it()
    {
        var (tab, answer) = await BeginHeldAsync();
        await tab.PickAsync(Text("slow.txt"));
        await Expect(tab.Upload("slow.txt").GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await tab.SayAsync("with a file");
        await Expect(tab.Message("with a file").GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await tab.SayAsync("without one");
        await Expect(tab.Message("without one")).ToHaveAttributeAsync("data-state", "sent");
        Assert.Equal(["without one"], (await bob.ReadAllAsync(room)).Select(message => message.Text));

        answer.SetResult();
        await Expect(tab.Message("with a file")).ToHaveAttributeAsync("data-state", "sent");
        Assert.Equal("slow.txt", Assert.Single((await bob.ReadAllAsync(room))[1].Attachments!).Name);
    }

    [Fact]
    public async Task It_goes_on_while_one_is_elsewhere_and_what_was_begun_waits_there()
    {
        var (tab, answer) = await BeginHeldAsync();
        await tab.PickAsync(Text("slow.txt"));
        await Expect(tab.Upload("slow.txt")).ToHaveAttributeAsync("data-state", "uploading");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Browse channels" }).ClickAsync();
        await Expect(tab.Tray()).ToHaveCountAsync(0);
        answer.SetResult();
        await tab.EnterAsync("Bob");
        await Expect(tab.Upload("slow.txt")).ToHaveAttributeAsync("data-state", "done");
    }

    [Fact]
    public async Task A_cancelled_upload_ends_and_nothing_is_sent()
    {
        var (tab, answer) = await BeginHeldAsync();
        await tab.PickAsync(Text("slow.txt"));
        await tab.SayAsync("with a file");
        await tab.Message("with a file").GetByRole(AriaRole.Button, new() { Name = "Cancel slow.txt" }).ClickAsync();
        await Expect(tab.Page.GetByTestId("message")).ToHaveCountAsync(0);
        await Expect(tab.Composer).ToHaveValueAsync("with a file");
        answer.SetResult();
        await tab.SayAsync("something else");
        await Expect(tab.Message("something else")).ToHaveAttributeAsync("data-state", "sent");
        Assert.Single(await bob.ReadAllAsync(room));
    }

    [Fact]
    public async Task A_refused_file_holds_the_message_until_it_is_tried_again()
    {
        bob = await Host.SignUpAsync("Bob");
        var alice = await SeatAsync("Alice");
        var tab = await OpenAsync(alice);
        await tab.Page.RouteAsync(
            "**/api/media",
            route => route.FulfillAsync(new() { Status = 413, Body = "<h1>Request Entity Too Large</h1>" })
        );
        await tab.PickAsync(Text("refused.txt"));
        await Expect(tab.Upload("refused.txt")).ToContainTextAsync("It is larger than 25 MB");
        await tab.SayAsync("look");
        await Expect(tab.Page.GetByTestId("upload-refusal")).ToContainTextAsync("refused.txt was not uploaded");
        await Expect(tab.Composer).ToHaveValueAsync("look");

        await tab.Page.UnrouteAllAsync();
        await tab.Button("Try refused.txt again").ClickAsync();
        await Expect(tab.Upload("refused.txt")).ToHaveAttributeAsync("data-state", "done");
        await tab.Composer.PressAsync("Enter");
        await Expect(tab.Message("look")).ToHaveAttributeAsync("data-state", "sent");
    }

    [Fact]
    public async Task After_a_reload_what_was_not_uploaded_is_chosen_again()
    {
        var (tab, _) = await BeginHeldAsync(name: "slow.txt");
        await tab.PickAsync(Text("quick.txt"), Text("slow.txt"));
        await Expect(tab.Upload("quick.txt")).ToHaveAttributeAsync("data-state", "done");
        await tab.SayAsync("both");
        await Expect(tab.Message("both")).ToHaveAttributeAsync("data-state", "waiting");
        await tab.Page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        await tab.ReloadAsync();

        await Expect(tab.Message("both")).ToContainTextAsync("slow.txt was not uploaded: choose it again.");
        Assert.Empty(await bob.ReadAllAsync(room));
        var chooser = await tab.Page.RunAndWaitForFileChooserAsync(() =>
            tab.Button("Choose slow.txt again").ClickAsync()
        );
        await chooser.SetFilesAsync(Text("slow.txt"));
        await Expect(tab.Message("both")).ToHaveAttributeAsync("data-state", "sent");
        Assert.Equal(
            ["quick.txt", "slow.txt"],
            Assert.Single(await bob.ReadAllAsync(room)).Attachments!.Select(file => file.Name)
        );
    }

    private async Task<ChatTab> OpenAsync(Person alice)
    {
        room = await alice.Tester.OpenDirectAsync(bob);
        return await alice.OpenChatAsync($"/c/{room}");
    }

    // Uploads (of this name) get through only when the test says so.
    private async Task<(ChatTab Tab, TaskCompletionSource Answer)> BeginHeldAsync(string? name = null)
    {
        bob = await Host.SignUpAsync("Bob");
        var alice = await SeatAsync("Alice");
        var tab = await OpenAsync(alice);
        var answer = new TaskCompletionSource();
        await tab.Page.RouteAsync(
            "**/api/media",
            async route =>
            {
                if (name is null || route.Request.PostData?.Contains(name) == true)
                    await answer.Task;
                try
                {
                    await route.ContinueAsync();
                }
                catch (PlaywrightException)
                {
                    // The page had given it up by then.
                }
            }
        );
        return (tab, answer);
    }
}
