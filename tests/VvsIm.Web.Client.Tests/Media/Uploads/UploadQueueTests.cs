using System.Text.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Web.Client.Media.Uploads;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Media.Uploads;

public sealed class UploadQueueTests : ChatTest
{
    private readonly Guid room = Guid.CreateVersion7();

    private UploadQueue Uploads => Chat.Uploads;

    [Fact]
    public void Three_are_uploaded_at_a_time_and_the_next_when_one_is_done()
    {
        var files = Add("a", "b", "c", "d", "e");
        Assert.Equal(["a", "b", "c"], Sent());
        Arrive(files[1]);
        Assert.Equal(["a", "b", "c", "d"], Sent());
        Assert.Equal(UploadState.Done, Uploads.Find(files[1].Id)?.State);
    }

    [Fact]
    public void What_somebody_waits_for_comes_before_what_still_lies_in_a_tray()
    {
        var files = Add("a", "b", "c", "d");
        Uploads.AddToMessage(room, null, null, Chosen.File("voice"));
        Arrive(files[0]);
        Assert.Equal("voice", Sent()[^1]);
    }

    [Fact]
    public void A_tray_is_one_conversation_s_or_one_thread_s()
    {
        Add("a");
        Uploads.Add(room, 7, null, Chosen.Files("b"));
        Assert.Equal("a", Assert.Single(Uploads.Tray(room, null)).Name);
        Assert.Equal("b", Assert.Single(Uploads.Tray(room, 7)).Name);
        Assert.Empty(Uploads.Tray(Guid.CreateVersion7(), null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(401)]
    public void What_did_not_get_through_is_tried_again_after_growing_pauses(int status)
    {
        var file = Add("a")[0];
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            Uploads.Answered(file.Id, status, null);
            Assert.Equal(UploadState.Interrupted, Uploads.Find(file.Id)?.State);
            Time.Advance(TimeSpan.FromSeconds(11));
            Assert.Equal(attempt + 1, Sent().Length);
        }
        Arrive(file);
        Assert.Equal(UploadState.Done, Uploads.Find(file.Id)?.State);
    }

    [Fact]
    public void When_the_network_is_back_nobody_waits_for_the_pause()
    {
        var file = Add("a")[0];
        Uploads.Answered(file.Id, 0, null);
        Chat.Connection.Returned();
        Assert.Equal(2, Sent().Length);
    }

    [Fact]
    public void A_stranger_s_answer_is_none()
    {
        var file = Add("a")[0];
        Uploads.Answered(file.Id, 200, "<html>Sign in to the hotel</html>");
        Assert.Equal(UploadState.Interrupted, Uploads.Find(file.Id)?.State);
    }

    [Theory]
    [InlineData(413, ProblemCodes.TooLarge, "It is larger than 25 MB, the limit for one file here.")]
    [InlineData(400, ProblemCodes.EmptyFile, "It is empty.")]
    [InlineData(404, ProblemCodes.NotFound, "You are no longer in this workspace.")]
    public void A_refusal_says_why_and_is_final_until_somebody_tries_again(int status, string code, string words)
    {
        var file = Add("a")[0];
        Refuse(file, status, code);
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((UploadState.Failed, words), (Uploads.Find(file.Id)!.State, Uploads.Find(file.Id)!.Reason));
        Assert.Single(Sent());

        Uploads.Retry(file.Id);
        Arrive(file);
        Assert.Equal(UploadState.Done, Uploads.Find(file.Id)?.State);
    }

    [Fact]
    public void What_a_proxy_refuses_in_its_own_words_is_told_by_the_status()
    {
        var file = Add("a")[0];
        Uploads.Answered(file.Id, 413, "<h1>Request Entity Too Large</h1>");
        Assert.Equal("It is larger than 25 MB, the limit for one file here.", Uploads.Find(file.Id)?.Reason);
    }

    [Fact]
    public void A_cancelled_upload_ends_and_can_be_put_back_in_its_place()
    {
        var files = Add("a", "b", "c");
        Uploads.Remove(files[1].Id);
        Assert.Equal(files[1].Id, Assert.Single(UploadScript.Invocations["abort"]).Arguments[0]);
        Assert.Equal(["a", "c"], Uploads.Tray(room, null).Select(file => file.Name));
        Uploads.Answered(files[1].Id, 201, Server.Media.Upload("b"));

        Assert.True(Uploads.Restore(files[1].Id));

        Assert.Equal(["a", "b", "c"], Uploads.Tray(room, null).Select(file => file.Name));
        Assert.Equal(["a", "b", "c", "b"], Sent());
    }

    [Fact]
    public void What_stays_removed_is_let_go_of_here_and_on_the_server()
    {
        var file = Add("a")[0];
        Arrive(file);
        Uploads.Remove(file.Id);
        Time.Advance(UploadQueue.UndoTime);
        Assert.Null(Uploads.Find(file.Id));
        Assert.False(Uploads.Restore(file.Id));
        Assert.Empty(Server.Media.Stored);
        Assert.Equal(file.Id, Assert.Single(UploadScript.Invocations["release"]).Arguments[0]);
    }

    [Fact]
    public void What_is_set_aside_stays_on_the_server()
    {
        var file = Add("a")[0];
        Arrive(file);
        Uploads.SetAside(file.Id);
        Time.Advance(UploadQueue.UndoTime);
        Assert.Null(Uploads.Find(file.Id));
        Assert.Single(Server.Media.Stored);
    }

    [Fact]
    public void What_is_described_before_it_leaves_takes_the_words_along()
    {
        var files = Add("a", "b", "c", "d");
        Uploads.Describe(files[3].Id, " a dog ");
        Arrive(files[0]);
        Assert.Equal("a dog", DetailsOf(files[3]).Alt);
    }

    [Fact]
    public void What_is_described_later_is_done_once_the_server_knows()
    {
        var file = Add("a")[0];
        Uploads.Describe(file.Id, "a dog");
        Api.Instead = ModelApi.Unreachable;
        Arrive(file);
        Assert.Equal(UploadState.Describing, Uploads.Find(file.Id)?.State);
        Api.Instead = null;
        Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(UploadState.Done, Uploads.Find(file.Id)?.State);
        Assert.Equal("a dog", Assert.Single(Server.Media.Stored).Attachment.Alt);

        Uploads.Describe(file.Id, "");
        Assert.Equal("", Assert.Single(Server.Media.Stored).Attachment.Alt);
    }

    [Fact]
    public void The_page_is_held_as_long_as_files_would_be_lost_with_it()
    {
        var file = Add("a")[0];
        Arrive(file);
        Uploads.Take(room, null);
        Assert.Equal([true, false], UploadScript.Invocations["hold"].Select(call => call.Arguments[0]));
    }

    [Fact]
    public void A_voice_message_says_what_was_recorded()
    {
        var (file, _) = Uploads.AddToMessage(room, null, null, Chosen.File("Voice message.webm"), (2_500, "0v"));
        var details = JsonSerializer.Deserialize(
            (string)UploadScript.Invocations["send"][0].Arguments[1]!,
            VvsImJson.Default.MediaDetails
        );
        Assert.Equal(MediaKind.Voice, file?.Kind);
        Assert.Equal((true, 2_500, "0v"), (details!.Voice, details.DurationMs, details.Waveform));
    }

    private ChosenFile[] Add(params string[] names)
    {
        var files = Chosen.Files(names);
        Assert.Null(Uploads.Add(room, null, null, files));
        return files;
    }

    private void Arrive(ChosenFile file) => Uploads.Answered(file.Id, 201, Server.Media.Upload(file.Name));

    private void Refuse(ChosenFile file, int status, string code) =>
        Uploads.Answered(
            file.Id,
            status,
            JsonSerializer.Serialize(new Problem { Code = code, Status = status }, VvsImJson.Default.Problem)
        );

    private string[] Sent() =>
        [.. UploadScript.Invocations["send"].Select(call => Uploads.Find((Guid)call.Arguments[0]!)!.Name)];

    private MediaDetails DetailsOf(ChosenFile file) =>
        JsonSerializer.Deserialize(
            (string)UploadScript.Invocations["send"].Single(call => (Guid)call.Arguments[0]! == file.Id).Arguments[1]!,
            VvsImJson.Default.MediaDetails
        )!;
}
