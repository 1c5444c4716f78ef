using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Messages.Threads;

public sealed class ThreadTests : HostTest
{
    private Tester ann = null!;
    private Tester bo = null!;
    private Tester cy = null!;
    private Guid room;
    private Message root = null!;

    [Fact]
    public async Task A_reply_stands_in_the_thread_and_not_in_the_conversation()
    {
        await BeginAsync();
        var reply = await ReplyAsync(bo, "in the thread");

        Assert.Equal(["the root"], (await ann.ReadAllAsync(room)).Select(message => message.Text));
        var thread = await ann.Api.Threads.NewestAsync(root.Id, cancellationToken: Stop);
        Assert.Equal([reply.Seq], thread.Items.Select(message => message.Seq));
        Assert.Equal(root.Seq, thread.Root!.Seq);
        var conversation = await ann.ConversationAsync(room);
        Assert.Equal("the root", conversation.LastMessage!.Text);
        Assert.Equal((2L, root.CreatedAt), (conversation.LastSeq, conversation.ActiveAt));
        Assert.Equal(1, (await cy.ConversationAsync(room)).Unread);
    }

    [Fact]
    public async Task The_root_shows_how_many_replied_and_who_last()
    {
        await BeginAsync();
        await ReplyAsync(bo, "one");
        await ReplyAsync(cy, "two");
        var last = await ReplyAsync(bo, "three");

        var summary = (await ann.ReadAllAsync(room))[0].Thread!;

        Assert.Equal((3, last.Seq, last.CreatedAt), (summary.Count, summary.LastSeq, summary.LastAt!.Value));
        Assert.Equal([bo.Id, cy.Id], summary.Repliers);
    }

    [Fact]
    public async Task A_deleted_reply_counts_no_more()
    {
        await BeginAsync();
        var first = await ReplyAsync(bo, "one");
        var second = await ReplyAsync(cy, "two");
        await cy.Api.Messages.DeleteAsync(second.Id, Stop);

        var summary = (await ann.ReadAllAsync(room))[0].Thread!;

        Assert.Equal((1, first.Seq), (summary.Count, summary.LastSeq));
        Assert.Equal([bo.Id], summary.Repliers);
    }

    [Fact]
    public async Task Whoever_began_replied_or_was_mentioned_follows_and_counts()
    {
        await BeginAsync();
        await ReplyAsync(bo, "one");
        await ReplyAsync(bo, $"two, {Mentions.Of(cy.Id)}");

        Assert.Equal(2, (await ann.ConversationAsync(room)).ThreadUnread);
        Assert.Equal(0, (await bo.ConversationAsync(room)).ThreadUnread);
        Assert.Equal(1, (await cy.ConversationAsync(room)).ThreadUnread);
    }

    [Fact]
    public async Task Reading_on_in_a_thread_clears_it_and_never_goes_back()
    {
        await BeginAsync();
        var first = await ReplyAsync(bo, "one");
        await ReplyAsync(bo, "two");

        var read = await ann.Api.Threads.MoveAsync(root.Id, new(LastReadSeq: first.Seq), Stop);
        var back = await ann.Api.Threads.MoveAsync(root.Id, new(LastReadSeq: 0), Stop);

        Assert.Equal(new(root.Seq, true, first.Seq, 1), read);
        Assert.Equal(read, back);
        Assert.Equal(1, (await ann.ConversationAsync(room)).ThreadUnread);
        var position = Assert.Single((await ann.Api.Messages.NewestAsync(room, cancellationToken: Stop)).Threads!);
        Assert.Equal(read, position);
    }

    [Fact]
    public async Task Whoever_leaves_a_thread_is_not_drawn_back_by_the_replies_of_others()
    {
        await BeginAsync();
        await ReplyAsync(bo, "one");
        await ann.Api.Threads.MoveAsync(root.Id, new(Following: false), Stop);
        await ReplyAsync(bo, "two");
        Assert.Equal(0, (await ann.ConversationAsync(room)).ThreadUnread);
        Assert.Empty((await ann.Api.Threads.FollowedAsync(room, cancellationToken: Stop)).Items);

        await ReplyAsync(ann, "I have something to say after all");
        await ReplyAsync(bo, "three");
        Assert.Equal(1, (await ann.ConversationAsync(room)).ThreadUnread);
    }

    [Fact]
    public async Task Following_by_choice_tells_of_new_replies()
    {
        await BeginAsync();
        await ReplyAsync(bo, "one");
        await cy.Api.Threads.MoveAsync(root.Id, new(Following: true), Stop);
        var followed = Assert.Single((await cy.Api.Threads.FollowedAsync(room, cancellationToken: Stop)).Items);
        Assert.Equal((root.Id, true), (followed.Root.Id, followed.Position.Following));
    }

    [Fact]
    public async Task Threads_that_one_follows_come_the_most_recently_active_first()
    {
        await BeginAsync();
        var second = await ann.SendAsync(room, "another root");
        await ReplyAsync(ann, "to the second", second);
        await ReplyAsync(ann, "to the first");

        var page = await ann.Api.Threads.FollowedAsync(room, cancellationToken: Stop);
        Assert.Equal([root.Seq, second.Seq], page.Items.Select(thread => thread.Root.Seq));
        var one = await ann.Api.Threads.FollowedAsync(room, [second.Seq], cancellationToken: Stop);
        Assert.Equal([second.Seq], one.Items.Select(thread => thread.Root.Seq));
    }

    [Fact]
    public async Task A_thread_that_begins_with_an_answer_brings_what_that_answers()
    {
        await BeginAsync();
        var request = new SendMessageRequest(Guid.CreateVersion7(), "an answer", ReplyToSeq: root.Seq);
        var answer = await bo.Api.Messages.SendAsync(room, request, Stop);

        var thread = await ann.Api.Threads.NewestAsync(answer.Id, cancellationToken: Stop);

        Assert.Equal("the root", Assert.Single(thread.Quoted!).Text);
        Assert.Contains(thread.Users, person => person.Id == bo.Id);
    }

    [Fact]
    public async Task A_long_thread_is_paged_both_ways()
    {
        await BeginAsync();
        foreach (var n in Enumerable.Range(1, 12))
            await ReplyAsync(bo, $"{n}");

        var newest = await ann.Api.Threads.NewestAsync(root.Id, 5, Stop);
        var older = await ann.Api.Threads.BeforeAsync(root.Id, newest.Items[0].Seq, 5, Stop);
        var newer = await ann.Api.Threads.AfterAsync(root.Id, older.Items[^1].Seq, 5, Stop);

        Assert.Equal(["8", "9", "10", "11", "12"], newest.Items.Select(message => message.Text));
        Assert.Equal(["3", "4", "5", "6", "7"], older.Items.Select(message => message.Text));
        Assert.Equal((true, false, true), (newest.HasOlder, newest.HasNewer, older.HasOlder));
        Assert.Equal(newest.Items.Select(message => message.Seq), newer.Items.Select(message => message.Seq));
    }

    [Fact]
    public async Task A_reply_has_no_thread_of_its_own()
    {
        await BeginAsync();
        var reply = await ReplyAsync(bo, "one");
        foreach (
            var act in (Func<Task>[])
                [
                    () => ReplyAsync(ann, "deeper", reply),
                    () => ann.Api.Threads.NewestAsync(reply.Id, cancellationToken: Stop),
                    () => ann.Api.Threads.MoveAsync(reply.Id, new(Following: true), Stop),
                ]
        )
            Assert.Equal(ProblemCodes.Invalid, (await Assert.ThrowsAsync<ProblemException>(act)).Code);
    }

    [Fact]
    public async Task Sending_a_reply_again_stores_it_once()
    {
        await BeginAsync();
        var request = new SendMessageRequest(Guid.CreateVersion7(), "once", ThreadSeq: root.Seq);
        var first = await bo.Api.Messages.SendAsync(room, request, Stop);
        var second = await bo.Api.Messages.SendAsync(room, request, Stop);

        Assert.Equal((first.Id, first.Seq), (second.Id, second.Seq));
        Assert.Equal(1, (await ann.ReadAllAsync(room))[0].Thread!.Count);
    }

    [Fact]
    public async Task Many_replies_at_once_are_counted_each_without_a_hole()
    {
        await BeginAsync();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(n => ReplyAsync(n % 2 == 0 ? bo : cy, $"{n}")));

        var thread = await ann.Api.Threads.NewestAsync(root.Id, 100, Stop);
        Assert.Equal(30, thread.Root!.Thread!.Count);
        Assert.Equal(Enumerable.Range(2, 30).Select(n => (long)n), thread.Items.Select(message => message.Seq));
        // Each reply is one change, and the root's new count is another.
        Assert.Equal(61, (await ann.ConversationAsync(room)).Change);
    }

    [Fact]
    public async Task A_stranger_learns_nothing_of_a_thread()
    {
        await BeginAsync();
        var stranger = await Host.SignUpAsync("Stranger");
        foreach (
            var act in (Func<Task>[])
                [
                    () => stranger.Api.Threads.NewestAsync(root.Id, cancellationToken: Stop),
                    () => stranger.Api.Threads.MoveAsync(root.Id, new(Following: true), Stop),
                    () => stranger.Api.Threads.FollowedAsync(room, cancellationToken: Stop),
                    () => ReplyAsync(stranger, "let me in"),
                ]
        )
            Assert.Equal(ProblemCodes.NotFound, (await Assert.ThrowsAsync<ProblemException>(act)).Code);
    }

    private async Task BeginAsync()
    {
        (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        room = await ann.CreateGroupAsync("Ops", bo, cy);
        root = await ann.SendAsync(room, "the root");
    }

    private Task<Message> ReplyAsync(Tester who, string text, Message? to = null) =>
        who.Api.Messages.SendAsync(
            room,
            new SendMessageRequest(Guid.CreateVersion7(), text, ThreadSeq: (to ?? root).Seq),
            Stop
        );
}
