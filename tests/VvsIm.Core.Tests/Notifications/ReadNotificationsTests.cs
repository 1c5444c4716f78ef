using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Notifications;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Notifications;

public sealed class ReadNotificationsTests : HostTest
{
    [Fact]
    public async Task Reading_the_conversation_reads_what_told_of_it_and_marking_it_unread_brings_that_back()
    {
        var (ann, bo, room) = await PairAsync();
        var (first, second) = (await ann.MentionAsync(room, bo), await ann.MentionAsync(room, bo));

        await bo.Api.Conversations.MarkReadAsync(room, first.Seq, Stop);
        Assert.Equal([false, true], (await bo.NotificationsAsync()).Select(n => n.Read));
        await bo.Api.Conversations.MarkReadAsync(room, second.Seq, Stop);
        Assert.Equal(0, await bo.UnreadNotificationsAsync());
        await bo.Api.Conversations.MarkUnreadAsync(room, second.Seq, Stop);

        Assert.Equal([false, true], (await bo.NotificationsAsync()).Select(n => n.Read));
        Assert.Equal(1, await bo.UnreadNotificationsAsync());
    }

    [Fact]
    public async Task One_that_is_marked_is_read_everywhere_and_the_mark_can_be_taken_back()
    {
        var (ann, bo, room) = await PairAsync();
        var message = await ann.MentionAsync(room, bo);
        await ann.MentionAsync(room, bo);
        await using var device = await Ear.OfAsync(bo);

        var marked = await bo.Api.Notifications.MarkAsync(new([message.Id, Guid.CreateVersion7()]), Stop);
        Assert.Equal(1, marked.Unread);
        Assert.Equal([message.Id], marked.Ids);
        await device.HearsAsync<NotificationsChanged>(1, Stop);
        Assert.Empty((await bo.Api.Notifications.MarkAsync(new([message.Id]), Stop)).Ids);

        var back = await bo.Api.Notifications.MarkAsync(new([message.Id], Read: false), Stop);
        Assert.Equal(2, back.Unread);
        await device.HearsAsync<NotificationsChanged>(2, Stop);
        Assert.Equal(0, await ann.UnreadNotificationsAsync());
    }

    [Fact]
    public async Task Marking_all_leaves_unread_what_came_meanwhile()
    {
        var (ann, bo, room) = await PairAsync();
        foreach (var _ in Enumerable.Range(1, 5))
            await ann.MentionAsync(room, bo);
        var page = await bo.Api.Notifications.ListAsync(limit: 2, cancellationToken: Stop);
        var late = await ann.MentionAsync(room, bo);

        var marked = await bo.Api.Notifications.MarkAsync(new(AsOf: page.AsOf), Stop);

        Assert.Equal((5, 1), (marked.Ids.Length, marked.Unread));
        Assert.Equal(
            late.Id,
            Assert.Single((await bo.Api.Notifications.ListAsync(unread: true, cancellationToken: Stop)).Items).Id
        );
    }

    [Fact]
    public async Task A_reaction_that_came_meanwhile_keeps_its_row_unread()
    {
        var (ann, bo, room) = await PairAsync();
        var message = await bo.SendAsync(room, "good news");
        await ann.Api.Messages.ReactAsync(message.Id, "👍", Stop);
        var page = await bo.Api.Notifications.ListAsync(cancellationToken: Stop);
        await ann.Api.Messages.ReactAsync(message.Id, "🎉", Stop);

        var marked = await bo.Api.Notifications.MarkAsync(new([message.Id], page.AsOf), Stop);

        Assert.Equal((0, 1), (marked.Ids.Length, marked.Unread));
    }

    [Fact]
    public async Task Pages_hold_everything_once_while_more_comes()
    {
        var (ann, bo, room) = await PairAsync();
        var sent = new List<Message>();
        foreach (var _ in Enumerable.Range(1, 7))
            sent.Add(await ann.MentionAsync(room, bo));

        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await bo.Api.Notifications.ListAsync(cursor, 3, cancellationToken: Stop);
            seen.AddRange(page.Items.Select(n => n.Id));
            cursor = page.NextCursor;
            await ann.MentionAsync(room, bo);
        } while (cursor is not null);

        Assert.Equal(sent.Select(m => m.Id).Reverse(), seen);
    }

    [Fact]
    public async Task They_are_listed_by_kind_and_counted_up_to_a_hundred()
    {
        var (ann, bo, room) = await PairAsync();
        var mine = await bo.SendAsync(room, "mine");
        await ann.AnswerAsync(mine);
        await ann.Api.Messages.ReactAsync(mine.Id, "👍", Stop);
        foreach (var chunk in Enumerable.Range(1, 105).Chunk(35))
            await Task.WhenAll(chunk.Select(_ => ann.MentionAsync(room, bo)));

        var reactions = await bo.Api.Notifications.ListAsync(kind: NotificationKind.Reaction, cancellationToken: Stop);
        var replies = await bo.Api.Notifications.ListAsync(kind: NotificationKind.Reply, cancellationToken: Stop);
        var mentions = await bo.Api.Notifications.ListAsync(
            kind: NotificationKind.Mention,
            limit: 100,
            cancellationToken: Stop
        );

        Assert.Equal((1, 1, 100), (reactions.Items.Length, replies.Items.Length, mentions.Items.Length));
        Assert.NotNull(mentions.NextCursor);
        Assert.Equal(Limits.CountedUnread, mentions.Unread);
    }

    [Fact]
    public async Task Who_has_left_sees_nothing_of_it_any_more()
    {
        var (ann, bo, room) = await PairAsync();
        await ann.MentionAsync(room, bo);

        await bo.Api.Conversations.LeaveAsync(room, Stop);

        Assert.Empty(await bo.NotificationsAsync());
        Assert.Equal(0, await bo.UnreadNotificationsAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"read":false,"asOf":"x"}""")]
    [InlineData("""{"asOf":"x"}""")]
    [InlineData("""{"asOf":"00000000000000000000000000000000.5:4:"}""")]
    [InlineData("""{"asOf":"00000000000000000000000000000000.5:9:7,6"}""")]
    [InlineData("""{"asOf":"00000000000000000000000000000000.99999999999999999999:999999999999999999999:"}""")]
    public async Task What_names_nothing_is_refused(string body)
    {
        var ann = await Host.SignUpAsync("Ann");
        Assert.Equal(
            ProblemCodes.Invalid,
            (await ann.RefusedAsync(HttpMethod.Post, "api/notifications/read", body)).Code
        );
    }

    [Theory]
    [InlineData("00000000000000000000000000000000.5:9:7,8")]
    [InlineData("00000000000000000000000000000000.9223372036854775807:9223372036854775807:")]
    [InlineData("00000000000000000000000000000000.3:3:")]
    public async Task An_answer_of_another_database_marks_nothing(string asOf)
    {
        var (ann, bo, room) = await PairAsync();
        await ann.MentionAsync(room, bo);
        Assert.Empty((await bo.Api.Notifications.MarkAsync(new(AsOf: asOf), Stop)).Ids);
    }

    [Theory]
    [InlineData("cursor=rubbish")]
    [InlineData("kind=gossip")]
    [InlineData("limit=0")]
    public async Task A_question_that_makes_no_sense_is_refused(string query)
    {
        var ann = await Host.SignUpAsync("Ann");
        Assert.Equal(ProblemCodes.Invalid, (await ann.RefusedAsync(HttpMethod.Get, $"api/notifications?{query}")).Code);
    }

    private async Task<(Tester Ann, Tester Bo, Guid Room)> PairAsync()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        return (ann, bo, await ann.CreateGroupAsync("General", bo));
    }
}
