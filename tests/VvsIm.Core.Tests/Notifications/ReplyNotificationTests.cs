using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Notifications;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Notifications;

public sealed class ReplyNotificationTests : HostTest
{
    [Fact]
    public async Task The_author_of_what_is_answered_is_told_at_once()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("General", bo);
        var question = await ann.SendAsync(room, "a question");
        await using var device = await Ear.OfAsync(ann);

        var answer = await bo.AnswerAsync(question);
        await ann.AnswerAsync(question, "to myself");

        await device.HearsAsync<NotificationsChanged>(cancellationToken: Stop);
        var told = Assert.Single(await ann.NotificationsAsync());
        Assert.Equal((answer.Id, NotificationKind.Reply, false), (told.Id, told.Kind, told.Read));
        Assert.Equal([bo.Id], told.Actors);
    }

    [Fact]
    public async Task Who_follows_a_thread_is_told_of_replies_in_it_once()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("General", bo, cy);
        var root = await ann.SendAsync(room, "let us talk");

        var first = await bo.ReplyAsync(root);
        var second = await ann.ReplyAsync(root, $"yes, {Mentions.Of(bo.Id)}");

        var toAnn = Assert.Single(await ann.NotificationsAsync());
        Assert.Equal((first.Id, NotificationKind.Reply, root.Seq), (toAnn.Id, toAnn.Kind, toAnn.ThreadSeq!.Value));
        var toBo = Assert.Single(await bo.NotificationsAsync());
        Assert.Equal((second.Id, NotificationKind.Mention), (toBo.Id, toBo.Kind));
        Assert.Empty(await cy.NotificationsAsync());

        // Who leaves a thread hears nothing more of it, unless they are named.
        await bo.Api.Threads.MoveAsync(root.Id, new(Following: false), Stop);
        await ann.ReplyAsync(root, "still there?");
        Assert.Single(await bo.NotificationsAsync());
    }

    [Fact]
    public async Task A_reply_is_read_when_the_thread_is_and_not_with_the_conversation()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("General", bo);
        var root = await ann.SendAsync(room, "let us talk");
        var reply = await bo.ReplyAsync(root);

        await ann.Api.Conversations.MarkReadAsync(room, reply.Seq, Stop);
        Assert.Equal(1, await ann.UnreadNotificationsAsync());
        await ann.Api.Threads.MoveAsync(root.Id, new(LastReadSeq: reply.Seq), Stop);

        Assert.Equal(0, await ann.UnreadNotificationsAsync());
        Assert.True(Assert.Single(await ann.NotificationsAsync()).Read);
    }
}
