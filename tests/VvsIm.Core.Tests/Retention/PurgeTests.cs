using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Retention;
using VvsIm.Core.Tests.Realtime.Wholeness;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Retention;

public sealed class PurgeTests : HostTest
{
    [Fact]
    public async Task What_is_old_goes_with_all_that_hangs_on_it_and_the_rest_keeps_its_numbers()
    {
        var (ann, bo, room, sent) = await TenMessagesAsync();
        await bo.Api.Messages.ReactAsync(sent[1].Id, "👍", Stop);
        await ann.Api.Messages.EditAsync(sent[2].Id, $"hello {Mentions.Of(bo.Id)}", Stop);
        await ann.Api.Messages.PinAsync(sent[3].Id, Stop);
        await bo.Api.Later.RemindAsync(sent[4].Id, DateTimeOffset.UtcNow.AddDays(2), Stop);

        Assert.Equal(6, await Purging.BeforeAsync(Host, room, sent[6].CreatedAt, 4));

        var page = await bo.Api.Messages.NewestAsync(room, 50, Stop);
        Assert.Equal([7L, 8, 9, 10], page.Items.Select(message => message.Seq));
        Assert.False(page.HasOlder);
        Assert.Empty((await bo.Api.Messages.BeforeAsync(room, 7, 50, Stop)).Items);
        Assert.Empty((await bo.Api.Messages.PinnedAsync(room, Stop)).Items);
        Assert.Empty((await bo.Api.Later.RemindersAsync(Stop)).Items);
        Assert.DoesNotContain((await bo.Api.Notifications.ListAsync(cancellationToken: Stop)).Items, n => n.Seq is < 7);
        Assert.Equal(11, (await ann.SendAsync(room, "after")).Seq);
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        foreach (var table in new[] { "message_revisions", "message_reactions", "search_documents", "media" })
            Assert.Equal(
                ["0"],
                await connection.ListAsync(
                    $"SELECT count(*)::text FROM {table} WHERE conversation_id = '{room}' AND seq < 7",
                    Stop
                )
            );
    }

    [Fact]
    public async Task Lists_tell_what_is_left_and_where_the_history_ends_now()
    {
        var (_, bo, room, sent) = await TenMessagesAsync();

        await Purging.BeforeAsync(Host, room, sent[^1].CreatedAt.AddSeconds(1), 100);

        var conversation = await bo.ConversationAsync(room);
        Assert.Equal((0, 10L, 1), (conversation.Unread, conversation.LastSeq, conversation.PurgedDays));
        Assert.Null(conversation.LastMessage);
        Assert.NotNull(conversation.PurgedBefore);
    }

    [Fact]
    public async Task A_thread_goes_as_a_whole_when_its_last_reply_is_old_enough()
    {
        var (ann, bo, room, sent) = await TenMessagesAsync();
        await bo.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), "young", ThreadSeq: 2), Stop);
        var last = await ann.SendAsync(room, "last");

        await Purging.BeforeAsync(Host, room, sent[8].CreatedAt, 3);

        Assert.Equal([2L, 9, 10, last.Seq], (await bo.ReadAllAsync(room)).Select(message => message.Seq));
        Assert.Single((await bo.Api.Threads.NewestAsync(sent[1].Id, 50, Stop)).Items);

        await Purging.BeforeAsync(Host, room, last.CreatedAt, 3);

        Assert.Equal([last.Seq], (await bo.ReadAllAsync(room)).Select(message => message.Seq));
        Assert.Equal(
            ProblemCodes.NotFound,
            (await Assert.ThrowsAsync<ProblemException>(() => bo.Api.Threads.NewestAsync(sent[1].Id, 50, Stop))).Code
        );
    }

    [Fact]
    public async Task People_online_are_told_by_a_change_of_its_own_and_those_away_by_the_changes()
    {
        var (_, bo, room, sent) = await TenMessagesAsync();
        var before = (await bo.ConversationAsync(room)).Change;
        await using var ear = await Ear.OfAsync(bo);

        await Purging.BeforeAsync(Host, room, sent[5].CreatedAt, 3);

        var told = await ear.HearsAsync<MessagesPurged>(2, Stop);
        Assert.Equal([before + 1, before + 2], told.Select(purged => purged.Change));
        Assert.Equal([(1L, 3L), (4L, 5L)], told.Select(purged => (purged.Range.First, purged.Range.Last)));
        var changes = await bo.Api.Messages.ChangesAsync(room, before, Stop);
        Assert.Equal((before + 2, 2, 0), (changes.Change, changes.Purged!.Length, changes.Messages.Length));
        Assert.Null((await bo.Api.Messages.ChangesAsync(room, before + 2, Stop)).Purged);
    }

    [Fact]
    public async Task Going_to_a_day_finds_what_is_left()
    {
        var (_, bo, room, sent) = await TenMessagesAsync();
        await Purging.BeforeAsync(Host, room, sent[6].CreatedAt, 100);

        var page = await bo.Api.Messages.AtAsync(room, sent[2].CreatedAt, 50, Stop);
        Assert.Equal(7, page.Items[0].Seq);
        page = await bo.Api.Messages.AtAsync(room, sent[8].CreatedAt, 1, Stop);
        Assert.Equal([9L], page.Items.Select(message => message.Seq));
    }

    private async Task<(Tester Ann, Tester Bo, Guid Room, Message[] Sent)> TenMessagesAsync()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var sent = new List<Message>();
        for (var n = 1; n <= 10; n++)
            sent.Add(await ann.SendAsync(room, $"message {n}"));
        return (ann, bo, room, [.. sent]);
    }
}
