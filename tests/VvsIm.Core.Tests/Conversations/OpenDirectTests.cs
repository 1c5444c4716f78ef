using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
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
}
