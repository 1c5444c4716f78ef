using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations;

public sealed class OpenDirectTests : HostTest
{
    [Fact]
    public async Task A_pair_has_one_conversation_even_when_both_press_at_once()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));

        var opened = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(n => n % 2 == 0 ? ann.OpenDirectAsync(bo) : bo.OpenDirectAsync(ann))
        );

        Assert.Single(opened.Distinct());
        Assert.Single((await ann.Api.Conversations.ListAsync(cancellationToken: Stop)).Items);
    }

    [Fact]
    public async Task Each_sees_the_other_as_the_peer()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);

        var (hers, his) = (await ann.ConversationAsync(room), await bo.ConversationAsync(room));

        Assert.Equal((ConversationKind.Direct, bo.Id, 2), (hers.Kind, hers.PeerId, hers.Members));
        Assert.Equal(ann.Id, his.PeerId);
    }

    [Fact]
    public async Task One_may_keep_notes_with_oneself()
    {
        var ann = await Host.SignUpAsync("Ann");

        var notes = await ann.ConversationAsync(await ann.OpenDirectAsync(ann));

        Assert.Equal((ann.Id, 1), (notes.PeerId, notes.Members));
        Assert.Equal(1, (await ann.SendAsync(notes.Id, "milk")).Seq);
    }

    [Fact]
    public async Task Nobody_can_be_reached_who_is_not_there()
    {
        var ann = await Host.SignUpAsync("Ann");

        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            ann.Api.Conversations.OpenDirectAsync(Guid.CreateVersion7(), Stop)
        );

        Assert.Equal(ProblemCodes.NotFound, refused.Code);
    }

    [Fact]
    public async Task The_other_one_sees_it_when_something_is_said()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var cursor = (await bo.Api.Conversations.SyncAsync(null, Stop)).Cursor;
        var room = await ann.OpenDirectAsync(bo);

        var silent = await bo.Api.Conversations.SyncAsync(cursor, Stop);
        Assert.Empty((await bo.Api.Conversations.ListAsync(cancellationToken: Stop)).Items);
        await ann.SendAsync(room, "hello");
        var after = await bo.Api.Conversations.SyncAsync(silent.Cursor, Stop);

        Assert.Empty(silent.Conversations);
        Assert.Empty(silent.Left);
        Assert.Equal([room], after.Conversations.Select(conversation => conversation.Id));
        Assert.Single((await bo.Api.Conversations.ListAsync(cancellationToken: Stop)).Items);
    }

    [Fact]
    public async Task The_other_one_sees_it_when_they_open_it_too()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await using var ear = await Ear.OfAsync(bo);

        await bo.OpenDirectAsync(ann);

        Assert.Equal([new ConversationJoined(room)], await ear.HearsAsync<ConversationJoined>(cancellationToken: Stop));
        Assert.Single((await bo.Api.Conversations.ListAsync(cancellationToken: Stop)).Items);
    }
}
