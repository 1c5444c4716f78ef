using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Messages.Attaching;

public sealed class AttachmentTests : HostTest
{
    private Tester ann = null!;
    private Tester bo = null!;
    private Guid room;

    [Fact]
    public async Task A_message_carries_its_files_in_the_senders_order()
    {
        await MeetAsync();
        var (first, second) = (await UploadAsync("b.jpg"), await UploadAsync("a.jpg"));
        var said = await SayAsync("look", second, first);

        Assert.Equal([second, first], said.Attachments!.Select(attachment => attachment.Id));
        var attachment = said.Attachments![0];
        Assert.Equal(
            ("a.jpg", MediaKind.Image, "image/jpeg", 1_000L, 640, 480),
            (
                attachment.Name,
                attachment.Kind,
                attachment.ContentType,
                attachment.Size,
                attachment.Width,
                attachment.Height
            )
        );
        Assert.Equal(said.Attachments, (await bo.ReadAllAsync(room)).Single().Attachments!);
        Assert.Equal(said.Attachments, (await bo.ConversationAsync(room)).LastMessage!.Attachments!);
    }

    [Fact]
    public async Task Files_need_no_words()
    {
        await MeetAsync();
        var said = await SayAsync(" \n", await UploadAsync());
        Assert.Equal("", said.Text);
        Assert.Equal(1, (await bo.ConversationAsync(room)).Unread);
    }

    [Fact]
    public async Task The_event_carries_the_files_and_leaves_out_what_would_make_it_large()
    {
        await MeetAsync();
        await using var ear = await Ear.OfAsync(bo);
        var few = await SayAsync("few", await UploadAsync());
        var name = new string('n', 100) + ".jpg";
        var many = await SayAsync(
            "many",
            [.. await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => UploadAsync(name)))]
        );

        var heard = Assert.Single(
            await ear.HearsAsync<MessageCreated>(e => e.Message.Id == few.Id, cancellationToken: Stop)
        );
        Assert.Equal(few.Attachments, heard.Message.Attachments!);
        Assert.False(heard.Message.Cut);
        heard = Assert.Single(
            await ear.HearsAsync<MessageCreated>(e => e.Message.Id == many.Id, cancellationToken: Stop)
        );
        Assert.Null(heard.Message.Attachments);
        Assert.True(heard.Message.Cut);
        Assert.Equal("many", heard.Message.Text);
        Assert.Equal(10, (await bo.Api.Messages.GetAsync(room, many.Seq, Stop)).Attachments!.Length);
    }

    [Fact]
    public async Task Sending_again_answers_what_was_stored()
    {
        await MeetAsync();
        var request = new SendMessageRequest(Guid.CreateVersion7(), "once", AttachmentIds: [await UploadAsync()]);
        var sent = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => ann.Api.Messages.SendAsync(room, request, Stop))
        );
        Assert.Single(sent.Select(message => message.Id).Distinct());
        Assert.All(sent, message => Assert.Single(message.Attachments!));
        Assert.Single(await bo.ReadAllAsync(room));
    }

    [Fact]
    public async Task A_file_is_in_one_message_whoever_is_first()
    {
        await MeetAsync();
        var upload = await UploadAsync();
        var sends = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CodeAsync(() => SayAsync("mine", upload))));
        Assert.Equal(7, sends.Count(code => code == ProblemCodes.AttachmentUnavailable));
        Assert.Single(await bo.ReadAllAsync(room));
    }

    [Fact]
    public async Task Nobody_attaches_what_is_not_theirs_or_not_there_or_too_much()
    {
        await MeetAsync();
        var others = await Host.PretendUploadAsync(bo);
        Assert.Equal(ProblemCodes.AttachmentUnavailable, await CodeAsync(() => SayAsync("x", others)));
        Assert.Equal(ProblemCodes.AttachmentUnavailable, await CodeAsync(() => SayAsync("x", Guid.NewGuid())));
        var upload = await UploadAsync();
        Assert.Equal(ProblemCodes.Invalid, await CodeAsync(() => SayAsync("x", upload, upload)));
        Assert.Equal(
            ProblemCodes.LimitExceeded,
            await CodeAsync(() => SayAsync("x", [.. Enumerable.Range(0, 11).Select(_ => Guid.NewGuid())]))
        );
        Assert.Equal(ProblemCodes.Invalid, await CodeAsync(() => SayAsync("")));
        Assert.Empty(await bo.ReadAllAsync(room));

        // Nothing was taken by all that.
        Assert.Single((await SayAsync("now", upload)).Attachments!);
    }

    [Fact]
    public async Task A_file_of_another_workspace_stays_there()
    {
        await MeetAsync();
        var upload = await UploadAsync();
        var elsewhere = await ann.Api.Workspaces.CreateAsync("Elsewhere", Stop);
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database
                .Command("UPDATE media SET workspace_id = $1 WHERE id = $2", elsewhere.Id, upload)
                .RunAsync(Stop);
        Assert.Equal(ProblemCodes.AttachmentUnavailable, await CodeAsync(() => SayAsync("x", upload)));
    }

    [Fact]
    public async Task A_stranger_learns_nothing_of_a_conversation_by_attaching()
    {
        await MeetAsync();
        var stranger = await Host.SignUpAsync("Stranger");
        var upload = await Host.PretendUploadAsync(stranger);
        foreach (var id in (Guid[])[upload, Guid.NewGuid()])
            Assert.Equal(
                ProblemCodes.NotFound,
                await CodeAsync(() =>
                    stranger.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), "x", AttachmentIds: [id]), Stop)
                )
            );
    }

    [Fact]
    public async Task A_reply_in_a_thread_carries_files_too()
    {
        await MeetAsync();
        var root = await bo.SendAsync(room, "root");
        var reply = await ann.Api.Messages.SendAsync(
            room,
            new(Guid.CreateVersion7(), null, ThreadSeq: root.Seq, AttachmentIds: [await UploadAsync()]),
            Stop
        );
        var thread = await bo.Api.Threads.NewestAsync(root.Id, cancellationToken: Stop);
        Assert.Equal(reply.Attachments, thread.Items.Single().Attachments!);
    }

    [Fact]
    public async Task What_is_forwarded_has_files_of_its_own()
    {
        await MeetAsync();
        var said = await SayAsync("look", await UploadAsync("kept.jpg"));
        var elsewhere = await bo.OpenDirectAsync(bo);
        var request = new SendMessageRequest(Guid.CreateVersion7(), null, ForwardId: said.Id);
        var forwarded = await bo.Api.Messages.SendAsync(elsewhere, request, Stop);
        var again = await bo.Api.Messages.SendAsync(elsewhere, request, Stop);

        var attachment = Assert.Single(forwarded.Attachments!);
        Assert.Equal(forwarded.Attachments, again.Attachments!);
        Assert.Equal("kept.jpg", attachment.Name);
        Assert.NotEqual(said.Attachments![0].Id, attachment.Id);
        Assert.Equal(2, await CountMediaAsync());

        await ann.Api.Messages.DeleteAsync(said.Id, Stop);
        Assert.Single((await bo.ReadAllAsync(elsewhere)).Single().Attachments!);
    }

    [Fact]
    public async Task A_deleted_message_shows_no_files_and_its_revision_keeps_them()
    {
        await MeetAsync();
        var said = await SayAsync("look", await UploadAsync());
        var tombstone = await ann.Api.Messages.DeleteAsync(said.Id, Stop);
        Assert.Null(tombstone.Attachments);
        await using var database = await Host.OpenDatabaseAsync(Stop);
        Assert.Equal(
            1,
            await database
                .Command("SELECT jsonb_array_length(attachments) FROM message_revisions WHERE seq = $1", said.Seq)
                .FirstAsync(row => row.GetInt32(0), Stop)
        );
    }

    [Fact]
    public async Task An_edit_keeps_the_files_and_may_take_all_the_words_away()
    {
        await MeetAsync();
        var said = await SayAsync("look", await UploadAsync());
        Assert.Equal(said.Attachments, (await ann.Api.Messages.EditAsync(said.Id, "see", Stop)).Attachments!);
        Assert.Equal("", (await ann.Api.Messages.EditAsync(said.Id, " ", Stop)).Text);

        var plain = await ann.SendAsync(room, "words alone");
        Assert.Equal(ProblemCodes.Invalid, await CodeAsync(() => ann.Api.Messages.EditAsync(plain.Id, " ", Stop)));
    }

    [Fact]
    public async Task A_scheduled_message_takes_its_files_along()
    {
        await MeetAsync();
        var upload = await UploadAsync();
        var scheduled = await ann.Api.Later.ScheduleAsync(
            room,
            new(Guid.CreateVersion7(), null, DateTimeOffset.UtcNow.AddHours(1), AttachmentIds: [upload]),
            Stop
        );
        Assert.Equal(upload, Assert.Single(scheduled.Attachments!).Id);
        var sent = await ann.Api.Later.SendNowAsync(scheduled.Id, Stop);
        Assert.Equal(upload, Assert.Single(sent.Attachments!).Id);

        Assert.Equal(
            ProblemCodes.AttachmentUnavailable,
            await CodeAsync(() =>
                ann.Api.Later.ScheduleAsync(
                    room,
                    new(Guid.CreateVersion7(), "x", DateTimeOffset.UtcNow.AddHours(1), AttachmentIds: [upload]),
                    Stop
                )
            )
        );
    }

    private async Task MeetAsync()
    {
        (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        room = await ann.OpenDirectAsync(bo);
    }

    private Task<Guid> UploadAsync(string name = "photo.jpg") => Host.PretendUploadAsync(ann, name);

    private Task<Message> SayAsync(string? text, params Guid[] attachments) =>
        ann.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), text, AttachmentIds: attachments), Stop);

    private async Task<int> CountMediaAsync()
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        return await database.Command("SELECT count(*)::int FROM media").FirstAsync(row => row.GetInt32(0), Stop);
    }

    private static async Task<string?> CodeAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (ProblemException e)
        {
            return e.Code;
        }
    }
}
