using VvsIm.Contracts;
using VvsIm.Core.Database;
using VvsIm.Core.Media.LifeCycle;

namespace VvsIm.Core.Tests.Media.LifeCycle;

public sealed class CollectMediaTests : LifeCycleTest
{
    [Fact]
    public async Task An_upload_that_was_never_sent_goes_after_a_day()
    {
        await MeetAsync();
        var (old, young, sent) = (await KeepFileAsync(), await KeepFileAsync(), await KeepFileAsync());
        await SayAsync(sent);
        await SqlAsync("UPDATE media SET created_at = now() - interval '23 hours' WHERE id = $1", young);
        await SqlAsync("UPDATE media SET created_at = now() - interval '25 hours' WHERE id <> $1", young);

        await RunAsync<CollectMedia>();

        Assert.Equal([young, sent], await LeftAsync("media", old, young, sent));
    }

    [Fact]
    public async Task More_than_a_batch_goes_in_one_run()
    {
        await MeetAsync();
        var kept = await KeepObjectAsync([1]);
        await SqlAsync(
            """
            INSERT INTO media (id, workspace_id, uploader_id, object_id, kind, name, content_type, size, created_at)
            SELECT gen_random_uuid(), $1, $2, $3, 'file', 'a', 'b', 1, now() - interval '2 days' FROM generate_series(1, $4)
            """,
            Workspace,
            Ann.Id,
            kept,
            2 * CollectMedia.BatchSize + 10
        );

        await RunAsync<CollectMedia>();

        Assert.Equal(0, await Database.Command("SELECT count(*) FROM media").FirstAsync(row => row.GetInt64(0), Stop));
    }

    [Fact]
    public async Task What_a_scheduled_message_waits_for_stays_until_it_is_taken_back()
    {
        await MeetAsync();
        var file = await KeepFileAsync();
        var scheduled = await Ann.Api.Later.ScheduleAsync(
            Room,
            new(Guid.CreateVersion7(), "later", DateTimeOffset.UtcNow.AddDays(3), AttachmentIds: [file]),
            Stop
        );
        await SqlAsync("UPDATE media SET created_at = now() - interval '2 days'");

        await RunAsync<CollectMedia>();
        Assert.Equal([file], await LeftAsync("media", file));

        await Ann.Api.Later.CancelAsync(scheduled.Id, Stop);
        await RunAsync<CollectMedia>();
        Assert.Empty(await LeftAsync("media", file));
    }

    [Fact]
    public async Task The_files_of_a_deleted_message_go_after_thirty_days_and_what_they_were_stays_written()
    {
        await MeetAsync();
        var (file, other) = (await KeepFileAsync(), await KeepFileAsync());
        var said = await SayAsync(file);
        await SayAsync(other);
        await Ann.Api.Messages.DeleteAsync(said.Id, Stop);

        await MoveDeletionAsync(days: 29);
        await RunAsync<CollectMedia>();
        Assert.Equal([file, other], await LeftAsync("media", file, other));

        await MoveDeletionAsync(days: 31);
        await RunAsync<CollectMedia>();
        Assert.Equal([other], await LeftAsync("media", file, other));
        var written = await Database
            .Command("SELECT attachments::text FROM message_revisions WHERE seq = $1", said.Seq)
            .FirstAsync(row => row.GetString(0), Stop);
        Assert.Contains(file.ToString(), written);
    }

    [Theory]
    [InlineData("conversations", true)]
    [InlineData("workspaces", false)]
    public async Task Legal_hold_keeps_them_until_it_is_lifted(string table, bool deletesAll)
    {
        await MeetAsync();
        var file = await KeepFileAsync();
        var said = await SayAsync(file);
        await SqlAsync($"UPDATE {table} SET legal_hold = true WHERE id = $1", deletesAll ? Room : Workspace);
        await Ann.Api.Messages.DeleteAsync(said.Id, Stop);
        if (deletesAll)
            await SqlAsync("UPDATE conversations SET deleted_at = now() - interval '90 days'");
        await MoveDeletionAsync(days: 90);

        await RunAsync<CollectMedia>();
        Assert.Equal([file], await LeftAsync("media", file));

        await SqlAsync($"UPDATE {table} SET legal_hold = false");
        await RunAsync<CollectMedia>();
        Assert.Empty(await LeftAsync("media", file));
    }

    [Fact]
    public async Task A_deleted_conversation_takes_its_files_with_it()
    {
        await MeetAsync();
        var file = await KeepFileAsync();
        await SayAsync(file);
        await Ann.Api.Groups.DeleteAsync(Room, Stop);

        await RunAsync<CollectMedia>();
        Assert.Equal([file], await LeftAsync("media", file));

        await SqlAsync("UPDATE conversations SET deleted_at = now() - interval '31 days' WHERE id = $1", Room);
        await RunAsync<CollectMedia>();
        Assert.Empty(await LeftAsync("media", file));
    }

    [Fact]
    public async Task A_picture_that_was_replaced_goes_after_a_day_and_one_that_is_shown_never()
    {
        await MeetAsync();
        var (old, recent) = (await KeepFileAsync(), await KeepFileAsync());
        Guid[] shown = [await KeepFileAsync(), await KeepFileAsync(), await KeepFileAsync()];
        await SqlAsync("UPDATE users SET avatar_id = $1 WHERE id = $2", shown[0], Ann.Id);
        await SqlAsync("UPDATE conversations SET avatar_id = $1 WHERE id = $2", shown[1], Room);
        await SqlAsync("UPDATE workspaces SET avatar_id = $1 WHERE id = $2", shown[2], Workspace);
        // Shown again although it once was replaced, and even one that nobody marked as used.
        await SqlAsync("UPDATE media SET used_at = created_at, replaced_at = now() - interval '25 hours'");
        await SqlAsync("UPDATE media SET replaced_at = now() - interval '23 hours' WHERE id = $1", recent);
        await SqlAsync(
            "UPDATE media SET used_at = NULL, created_at = now() - interval '3 days' WHERE id = $1",
            shown[0]
        );

        await RunAsync<CollectMedia>();

        Assert.Equal([recent, .. shown], await LeftAsync("media", [old, recent, .. shown]));
    }

    [Fact]
    public async Task What_is_just_being_attached_is_left_alone_and_nobody_waits()
    {
        await MeetAsync();
        var file = await KeepFileAsync();
        await SqlAsync("UPDATE media SET created_at = now() - interval '2 days'");
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await using var attaching = await connection.BeginTransactionAsync(Stop);
        await connection.Command("SELECT FROM media WHERE id = $1 FOR UPDATE", file).RunAsync(Stop);

        await RunAsync<CollectMedia>();
        await connection.Command("UPDATE media SET used_at = now() WHERE id = $1", file).RunAsync(Stop);
        await attaching.CommitAsync(Stop);
        await RunAsync<CollectMedia>();

        Assert.Equal([file], await LeftAsync("media", file));
    }

    [Fact]
    public async Task What_was_collected_can_not_be_sent()
    {
        await MeetAsync();
        var file = await KeepFileAsync();
        await SqlAsync("UPDATE media SET created_at = now() - interval '2 days'");
        await RunAsync<CollectMedia>();

        var refused = await Assert.ThrowsAsync<ProblemException>(() => SayAsync(file));

        Assert.Equal(ProblemCodes.AttachmentUnavailable, refused.Code);
    }

    private Task MoveDeletionAsync(int days) =>
        SqlAsync(
            "UPDATE messages SET deleted_at = now() - make_interval(days => $1) WHERE deleted_at IS NOT NULL",
            days
        );
}
