using System.Text.Json;
using Bunit;
using VvsIm.Contracts;
using VvsIm.Web.Client.Media.Uploads;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Media.Uploads;

public sealed class SendingFilesTests : ChatTest
{
    private Room room = null!;

    [Fact]
    public async Task A_message_goes_when_the_last_of_its_files_is_there()
    {
        var files = await SendAsync("look", "a", "b");
        Arrive(files[1]);
        Assert.Empty(room.Messages);
        Arrive(files[0]);
        var said = Assert.Single(room.Messages);
        Assert.Equal("look", said.Text);
        Assert.Equal(["a", "b"], said.Attachments!.Select(file => file.Name));
        Assert.Null(Chat.Uploads.Find(files[0].Id));
    }

    [Fact]
    public async Task Files_need_no_words()
    {
        var files = await SendAsync("", "a");
        Arrive(files[0]);
        Assert.Equal("", Assert.Single(room.Messages).Text);
    }

    [Fact]
    public async Task What_is_said_meanwhile_does_not_wait()
    {
        var files = await SendAsync("look", "a");
        await Chat.Sending.SendAsync(room.Id, "soon");
        Assert.Equal("soon", Assert.Single(room.Messages).Text);
        Arrive(files[0]);
        Assert.Equal(["soon", "look"], room.Messages.Select(m => m.Text));
    }

    [Fact]
    public async Task A_message_whose_file_is_refused_waits_for_its_writer()
    {
        var files = await SendAsync("look", "a", "b");
        Arrive(files[0]);
        Refuse(files[1]);
        var held = Assert.Single(Chat.Outgoing.Items);
        Assert.Equal((SendState.Failed, "b was not uploaded. It is empty."), (held.State, held.Reason));
        Assert.Empty(room.Messages);

        await Chat.Sending.RetryAsync(held);
        Assert.Equal(SendState.Waiting, Assert.Single(Chat.Outgoing.Items).State);
        Arrive(files[1]);
        Assert.Equal(["a", "b"], Assert.Single(room.Messages).Attachments!.Select(file => file.Name));
    }

    [Fact]
    public async Task Without_the_refused_file_the_others_go()
    {
        var files = await SendAsync("look", "a", "b");
        Arrive(files[0]);
        Refuse(files[1]);
        await Chat.Sending.RemoveFileAsync(Chat.Outgoing.Items[0], files[1].Id);
        Assert.Equal("a", Assert.Single(Assert.Single(room.Messages).Attachments!).Name);
    }

    [Fact]
    public async Task A_lost_answer_leads_to_one_message()
    {
        Api.LostAnswers = 2;
        var files = await SendAsync("look", "a");
        Arrive(files[0]);
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Single(room.Messages);
        Assert.Equal(3, Api.Asked.Count(a => a.StartsWith("POST")));
    }

    [Fact]
    public async Task What_the_server_no_longer_has_is_uploaded_once_more()
    {
        var files = await SendAsync("look", "a");
        Api.Instead = request =>
            request.Method == HttpMethod.Post ? ModelApi.Refuse(409, ProblemCodes.AttachmentUnavailable) : null;
        Arrive(files[0]);
        Api.Instead = null;
        Assert.Equal(2, UploadScript.Invocations["send"].Count);
        Arrive(files[0]);
        Assert.Equal(Server.Media.Stored[1].Id, Assert.Single(Assert.Single(room.Messages).Attachments!).Id);
    }

    [Fact]
    public async Task After_a_reload_the_missing_file_is_asked_for_and_the_message_is_still_the_same()
    {
        var uploaded = JsonSerializer.Deserialize(Server.Media.Upload("a"), VvsImJson.Default.Medium)!;
        var left = new UnsentMessage(Guid.CreateVersion7(), Guid.Empty, "look", Time.GetUtcNow())
        {
            Files =
            [
                new(Guid.CreateVersion7(), "a", 1_000, default, uploaded.Attachment),
                new(Guid.CreateVersion7(), "b", 1_000, default),
            ],
        };
        room = Server.Open();
        left = left with { ConversationId = room.Id };
        JSInterop
            .SetupModule("./Messages/unsent.js")
            .Setup<string[]>("adopt", _ => true)
            .SetResult([JsonSerializer.Serialize(left, UnsentJson.Default.UnsentMessage)]);
        await StartAsync();
        var held = Assert.Single(Chat.Outgoing.Items);
        Assert.Equal((SendState.Failed, "b was not uploaded: choose it again."), (held.State, held.Reason));

        var again = Chosen.File("b");
        Assert.Null(await Chat.Sending.ReplaceAsync(held, held.Files![1].Id, again, null));
        Arrive(again);

        var said = Assert.Single(room.Messages);
        Assert.Equal(left.ClientId, said.ClientId);
        Assert.Equal(["a", "b"], said.Attachments!.Select(file => file.Name));
    }

    [Fact]
    public async Task What_becomes_of_an_upload_is_written_down_with_its_message()
    {
        var files = await SendAsync("look", "a", "b");
        Arrive(files[0]);
        var kept = JSInterop.Invocations.Last(call => call.Identifier == "put");
        var message = JsonSerializer.Deserialize((string)kept.Arguments[2]!, UnsentJson.Default.UnsentMessage)!;
        Assert.Equal([true, false], message.Files!.Select(file => file.Uploaded is not null));
    }

    [Fact]
    public async Task A_discarded_message_ends_its_uploads()
    {
        var files = await SendAsync("look", "a");
        await Chat.Sending.DiscardAsync(Chat.Outgoing.Items[0]);
        Assert.Null(Chat.Uploads.Find(files[0].Id));
        Assert.Contains(UploadScript.Invocations["release"], call => (Guid)call.Arguments[0]! == files[0].Id);
        Arrive(files[0]);
        Assert.Empty(room.Messages);
    }

    private async Task<ChosenFile[]> SendAsync(string text, params string[] names)
    {
        room = Server.Open();
        await StartAsync();
        var files = Chosen.Files(names);
        Chat.Uploads.Add(room.Id, null, null, files);
        await Chat.Sending.SendAsync(room.Id, text, files: Chat.Uploads.Take(room.Id, null));
        return files;
    }

    private void Arrive(ChosenFile file) => Chat.Uploads.Answered(file.Id, 201, Server.Media.Upload(file.Name));

    private void Refuse(ChosenFile file) =>
        Chat.Uploads.Answered(
            file.Id,
            400,
            JsonSerializer.Serialize(
                new Problem { Code = ProblemCodes.EmptyFile, Status = 400 },
                VvsImJson.Default.Problem
            )
        );
}
