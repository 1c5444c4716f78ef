using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Messages.Pins;

public sealed class PinMessageTests : HostTest
{
    [Fact]
    public async Task What_is_pinned_is_listed_the_latest_first()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var messages = await ann.SendManyAsync(room, 3);
        await bo.Api.Messages.PinAsync(messages[2].Id, Stop);
        await ann.Api.Messages.PinAsync(messages[0].Id, Stop);

        var pinned = await ann.Api.Messages.PinnedAsync(room, Stop);

        Assert.Equal([1L, 3L], pinned.Items.Select(message => message.Seq));
        Assert.Equal([ann.Id, bo.Id], pinned.Items.Select(message => message.PinnedById!.Value));
        Assert.Equal(5, pinned.Change);
    }

    [Fact]
    public async Task Pinning_twice_keeps_the_first_pin()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var message = await ann.SendAsync(await ann.OpenDirectAsync(bo), "hello");
        var first = await ann.Api.Messages.PinAsync(message.Id, Stop);
        var second = await bo.Api.Messages.PinAsync(message.Id, Stop);
        Assert.Equal((first.Change, first.PinnedAt, ann.Id), (second.Change, second.PinnedAt, second.PinnedById));
    }

    [Fact]
    public async Task Unpinned_and_deleted_messages_are_gone_from_the_list()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("Ann's");
        var messages = await ann.SendManyAsync(room, 2);
        foreach (var message in messages)
            await ann.Api.Messages.PinAsync(message.Id, Stop);
        await ann.Api.Messages.UnpinAsync(messages[0].Id, Stop);
        await ann.Api.Messages.DeleteAsync(messages[1].Id, Stop);

        Assert.Empty((await ann.Api.Messages.PinnedAsync(room, Stop)).Items);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => ann.Api.Messages.PinAsync(messages[1].Id, Stop));
        Assert.Equal(ProblemCodes.Conflict, refused.Code);
    }

    [Fact]
    public async Task A_conversation_takes_so_many_pins_and_no_more()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("Ann's");
        var messages = await ann.SendManyAsync(room, Limits.PinnedMessages + 1);
        foreach (var message in messages[1..])
            await ann.Api.Messages.PinAsync(message.Id, Stop);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => ann.Api.Messages.PinAsync(messages[0].Id, Stop));

        Assert.Equal(ProblemCodes.LimitExceeded, refused.Code);
        Assert.Equal(Limits.PinnedMessages, (await ann.Api.Messages.PinnedAsync(room, Stop)).Items.Length);
        // A refusal is no change: the next one follows without a hole.
        var last = (await ann.ConversationAsync(room)).Change;
        Assert.Equal(last + 1, (await ann.Api.Messages.UnpinAsync(messages[5].Id, Stop)).Change);
    }

    [Fact]
    public async Task A_stranger_pins_nothing()
    {
        var (ann, stranger) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Stranger"));
        var message = await ann.SendAsync(await ann.CreateGroupAsync("Ann's"), "hello");
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            stranger.Api.Messages.PinAsync(message.Id, Stop)
        );
        Assert.Equal(ProblemCodes.NotFound, refused.Code);
    }
}
