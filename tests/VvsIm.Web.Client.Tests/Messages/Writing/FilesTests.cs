using Bunit;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Media.Recording;
using VvsIm.Web.Client.Media.Uploads;
using VvsIm.Web.Client.Messages.Writing;
using VvsIm.Web.Client.Tests.Media.Uploads;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages.Writing;

public sealed class FilesTests : ChatTest
{
    private Room room = null!;

    private Toasts Toasts => Services.GetRequiredService<Toasts>();

    [Fact]
    public async Task What_lies_in_the_tray_goes_with_the_text_and_leaves_it()
    {
        var (composer, files) = await ComposeAsync("a.jpg", "b.jpg");
        composer.Find("textarea").Input("look");
        composer.Find("form").Submit();
        Assert.Empty(composer.FindAll("[data-testid=upload]"));
        Assert.Empty(room.Messages);
        foreach (var file in files)
            Arrive(file);
        Assert.Equal(["a.jpg", "b.jpg"], Assert.Single(room.Messages).Attachments!.Select(file => file.Name));
    }

    [Fact]
    public async Task Files_alone_can_be_sent()
    {
        var (composer, files) = await ComposeAsync("a.jpg");
        Assert.Null(composer.Find("button[type=submit]").GetAttribute("aria-disabled"));
        composer.Find("form").Submit();
        Arrive(files[0]);
        Assert.Single(room.Messages);
    }

    [Fact]
    public async Task Nothing_leaves_without_a_file_that_was_refused()
    {
        var (composer, files) = await ComposeAsync("a.jpg");
        composer.Find("textarea").Input("look");
        await composer.InvokeAsync(() => Chat.Uploads.Answered(files[0].Id, 413, null));
        composer.Find("form").Submit();
        Assert.Empty(Chat.Outgoing.Items);
        Assert.Equal(
            "a.jpg was not uploaded: try it again, or remove it, before you send.",
            composer.Find("[data-testid=upload-refusal] span").TextContent
        );
        Assert.Equal("look", composer.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task How_far_they_are_is_said_too()
    {
        var (composer, files) = await ComposeAsync("a.jpg", "b.jpg");
        await composer.InvokeAsync(() => Chat.Uploads.Progressed(files[0].Id, 40));
        Assert.Equal("40", composer.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        await composer.InvokeAsync(() => Arrive(files[0]));
        Assert.Equal("1 of 2 files uploaded", composer.Find("[data-testid=upload-status]").TextContent);
        await composer.InvokeAsync(() => Arrive(files[1]));
        Assert.Equal("All 2 files uploaded", composer.Find("[data-testid=upload-status]").TextContent);
    }

    [Fact]
    public async Task That_a_location_was_removed_is_not_kept_silent()
    {
        var (composer, files) = await ComposeAsync("a.jpg");
        await composer.InvokeAsync(() =>
            Chat.Uploads.Answered(files[0].Id, 201, Server.Media.Upload("a.jpg", locationRemoved: true))
        );
        Assert.Contains("Location removed", composer.Find(".tile-note").TextContent);
    }

    [Fact]
    public async Task A_removed_file_can_be_put_back()
    {
        var (composer, _) = await ComposeAsync("a.jpg");
        composer.Find("[aria-label='Cancel a.jpg']").Click();
        Assert.Empty(composer.FindAll("[data-testid=upload]"));
        await composer.InvokeAsync(() => Toasts.All[0].Action!.RunAsync());
        Assert.Single(composer.FindAll("[data-testid=upload]"));
    }

    [Fact]
    public async Task The_tray_waits_for_one_s_return_and_while_a_message_is_changed()
    {
        var composing = new Composing();
        var (composer, _) = await ComposeAsync("a.jpg");
        await DisposeComponentsAsync();
        composer = Compose(composing);
        Assert.Single(composer.FindAll("[data-testid=upload]"));
        var mine = Server.Say(room, Server.Me, text: "mine");
        await composer.InvokeAsync(() => composing.Edit(mine));
        Assert.Empty(composer.FindAll("[data-testid=upload]"));
        await composer.InvokeAsync(composing.Cancel);
        Assert.Single(composer.FindAll("[data-testid=upload]"));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said_until_it_has_been_read()
    {
        var (composer, _) = await ComposeAsync();
        await composer.InvokeAsync(() =>
            composer.FindComponent<FileEntrance>().Instance.Chosen([Chosen.File("a.txt", 0)])
        );
        Assert.Equal("a.txt is empty.", composer.Find("[role=alert] span").TextContent);
        composer.Find("[aria-label=Dismiss]").Click();
        Assert.Empty(composer.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Files_are_scheduled_with_the_text_once_they_are_up()
    {
        var (composer, files) = await ComposeAsync("a.jpg");
        Assert.Equal("true", composer.Find("[aria-label='Send later']").GetAttribute("aria-disabled"));
        await composer.InvokeAsync(() => Arrive(files[0]));
        composer.Find("[aria-label='Send later']").Click();
        composer.FindAll("[role=menuitem]").First(item => item.TextContent.Contains("In 1 hour")).Click();
        Assert.Empty(composer.FindAll("[data-testid=upload]"));
        Assert.Contains(Api.Asked, asked => asked.EndsWith("/scheduled") && asked.StartsWith("POST"));

        await composer.InvokeAsync(() => Toasts.All[0].Action!.RunAsync());
        Assert.Single(composer.FindAll("[data-testid=upload]"));
    }

    [Fact]
    public async Task A_voice_message_goes_by_itself_and_leaves_the_tray_alone()
    {
        var (composer, _) = await ComposeAsync();
        composer.Find("[aria-label='Record a voice message']").Click();
        var voice = Chosen.File("Voice message.webm", type: "audio/webm");
        await composer.InvokeAsync(() =>
            composer.FindComponent<VoiceRecorder>().Instance.OnSend.InvokeAsync(new(voice, 3_000, "0v"))
        );
        Assert.Empty(composer.FindAll("[data-testid=recorder]"));
        await composer.InvokeAsync(() => Arrive(voice));
        Assert.Equal("Voice message.webm", Assert.Single(Assert.Single(room.Messages).Attachments!).Name);
    }

    private void Arrive(ChosenFile file) => Chat.Uploads.Answered(file.Id, 201, Server.Media.Upload(file.Name));

    private IRenderedComponent<Composer> Compose(Composing? composing = null) =>
        Render<Composer>(p =>
            p.AddCascadingValue(Chat).Add(c => c.ConversationId, room.Id).Add(c => c.Composing, composing ?? new())
        );

    private async Task<(IRenderedComponent<Composer>, ChosenFile[])> ComposeAsync(params string[] names)
    {
        room = Server.Open();
        await StartAsync();
        var composer = Compose();
        var files = Chosen.Files(names);
        await composer.InvokeAsync(() => composer.FindComponent<FileEntrance>().Instance.Chosen(files));
        return (composer, files);
    }
}
