using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations.Reading;

public sealed class MarkUnreadTests : HostTest
{
    [Fact]
    public async Task That_message_and_what_follows_is_unread_again()
    {
        var (ann, bo, room) = await TalkAsync(messages: 5);
        await bo.Api.Conversations.MarkReadAsync(room, 5, Stop);
        await using var ear = await Ear.OfAsync(bo);

        var position = await bo.Api.Conversations.MarkUnreadAsync(room, 4, Stop);

        Assert.Equal(new(3, 2, 5, Epoch: 1), position);
        var conversation = await bo.ConversationAsync(room);
        Assert.Equal((3, 2, 1), (conversation.LastReadSeq, conversation.Unread, conversation.ReadEpoch));
        Assert.Equal(
            position,
            (await ear.HearsAsync<ReadMoved>(moved => moved.Position.Epoch == 1, cancellationToken: Stop))[0].Position
        );
        Assert.Equal(0, (await ann.ConversationAsync(room)).ReadEpoch);
    }

    [Fact]
    public async Task Without_a_message_it_is_the_newest_of_somebody_else()
    {
        var (ann, bo, room) = await TalkAsync(messages: 3);
        await bo.SendAsync(room, "my own");
        await bo.Api.Conversations.MarkReadAsync(room, 4, Stop);

        var his = await bo.Api.Conversations.MarkUnreadAsync(room, cancellationToken: Stop);
        var hers = await ann.Api.Conversations.MarkUnreadAsync(room, cancellationToken: Stop);

        Assert.Equal((2, 1), (his.LastReadSeq, his.Unread));
        Assert.Equal(1, hers.Unread);
    }

    [Fact]
    public async Task What_a_device_saw_before_does_not_undo_it_and_what_it_sees_after_does()
    {
        var (_, bo, room) = await TalkAsync(messages: 5);
        await bo.Api.Conversations.MarkReadAsync(room, 3, Stop);
        await bo.Api.Conversations.MarkUnreadAsync(room, 2, Stop);

        var late = await bo.Api.Conversations.MarkReadAsync(room, new MarkReadRequest(5, Epoch: 0), Stop);
        var now = await bo.Api.Conversations.MarkReadAsync(room, new MarkReadRequest(5, Epoch: 1), Stop);

        Assert.Equal(new(1, 4, 5, Epoch: 1), late);
        Assert.Equal(new(5, 0, 5, Epoch: 1), now);
    }

    [Fact]
    public async Task What_is_unread_already_stays_so_and_what_was_never_read_is_not_skipped()
    {
        var (_, bo, room) = await TalkAsync(messages: 5);
        await bo.Api.Conversations.MarkReadAsync(room, 1, Stop);

        var position = await bo.Api.Conversations.MarkUnreadAsync(room, 4, Stop);

        Assert.Equal((1, 4), (position.LastReadSeq, position.Unread));
    }

    [Fact]
    public async Task Mentions_are_unread_again_too()
    {
        var (ann, bo, room) = await TalkAsync(messages: 1);
        await ann.SendAsync(room, $"<@{bo.Id:D}> look");
        var read = await bo.Api.Conversations.MarkReadAsync(room, 2, Stop);

        var position = await bo.Api.Conversations.MarkUnreadAsync(room, 2, Stop);

        Assert.Equal((0, 1), (read.Mentions, position.Mentions));
    }

    [Theory]
    [InlineData("""{"seq":6}""")]
    [InlineData("""{"seq":0}""")]
    [InlineData("""{"seq":-3}""")]
    public async Task A_message_that_is_not_there_is_refused(string body)
    {
        var (_, bo, room) = await TalkAsync(messages: 5);

        var problem = await bo.RefusedAsync(HttpMethod.Put, $"api/conversations/{room}/unread", body);

        Assert.Equal((400, ProblemCodes.Invalid), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task Where_nobody_else_has_spoken_nothing_can_be_unread()
    {
        var ann = await Host.SignUpAsync("Ann");
        var notes = await ann.OpenDirectAsync(ann);
        await ann.SendAsync(notes, "milk");

        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            ann.Api.Conversations.MarkUnreadAsync(notes, cancellationToken: Stop)
        );

        Assert.Equal(ProblemCodes.Conflict, refused.Code);
    }

    private async Task<(Tester Ann, Tester Bo, Guid Room)> TalkAsync(int messages)
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendManyAsync(room, messages);
        return (ann, bo, room);
    }
}
