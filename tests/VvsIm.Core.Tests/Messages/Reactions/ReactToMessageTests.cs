using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Messages.Reactions;

public sealed class ReactToMessageTests : HostTest
{
    [Fact]
    public async Task Everybody_sees_the_counts_and_each_their_own()
    {
        var (ann, bo, message) = await SaidAsync();
        await ann.Api.Messages.ReactAsync(message.Id, "👍", Stop);
        await bo.Api.Messages.ReactAsync(message.Id, "👍", Stop);
        await bo.Api.Messages.ReactAsync(message.Id, "❤️", Stop);

        Assert.Equal([new("👍", 2, true), new("❤️", 1, false)], await SeenAsync(ann, message) ?? []);
        Assert.Equal([new("👍", 2, true), new("❤️", 1, true)], await SeenAsync(bo, message) ?? []);
    }

    [Fact]
    public async Task Reacting_twice_counts_once()
    {
        var (ann, _, message) = await SaidAsync();
        var first = await ann.Api.Messages.ReactAsync(message.Id, "🎉", Stop);
        var second = await ann.Api.Messages.ReactAsync(message.Id, "🎉", Stop);
        Assert.Equal(first.Change, second.Change);
        Assert.Equal([new("🎉", 1, true)], second.Reactions!);
    }

    [Fact]
    public async Task The_last_reaction_taken_back_leaves_none()
    {
        var (ann, _, message) = await SaidAsync();
        await ann.Api.Messages.ReactAsync(message.Id, "🎉", Stop);
        await ann.Api.Messages.UnreactAsync(message.Id, "🎉", Stop);
        Assert.Null(await SeenAsync(ann, message));
    }

    [Fact]
    public async Task Who_reacted_is_told_in_order()
    {
        var (ann, bo, message) = await SaidAsync();
        await bo.Api.Messages.ReactAsync(message.Id, "👍", Stop);
        await ann.Api.Messages.ReactAsync(message.Id, "👍", Stop);
        await ann.Api.Messages.ReactAsync(message.Id, "❤️", Stop);

        var any = await ann.Api.Messages.ReactorsAsync(message.Id, cancellationToken: Stop);
        var thumbs = await ann.Api.Messages.ReactorsAsync(message.Id, "👍", cancellationToken: Stop);

        Assert.Equal(["Bo 👍", "Ann 👍", "Ann ❤️"], any.Items.Select(who => $"{who.DisplayName} {who.Emoji}"));
        Assert.Equal(["Bo", "Ann"], thumbs.Items.Select(who => who.DisplayName));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1")]
    [InlineData("👍👍")]
    [InlineData("<b>")]
    [InlineData(" ")]
    [InlineData("hello")]
    public async Task What_is_no_emoji_is_refused(string text)
    {
        var (ann, _, message) = await SaidAsync();
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            ann.Api.Messages.ReactAsync(message.Id, text, Stop)
        );
        Assert.Equal(ProblemCodes.Invalid, refused.Code);
    }

    [Theory]
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("🏴󠁧󠁢󠁳󠁣󠁴󠁿")]
    [InlineData("🇩🇪")]
    [InlineData("👍🏽")]
    [InlineData("1️⃣")]
    [InlineData("❤️")]
    [InlineData("✅")]
    [InlineData("➕")]
    [InlineData("‼️")]
    public async Task Sequences_are_emoji_too(string emoji)
    {
        var (ann, _, message) = await SaidAsync();
        Assert.Equal([new(emoji, 1, true)], (await ann.Api.Messages.ReactAsync(message.Id, emoji, Stop)).Reactions!);
    }

    [Fact]
    public async Task A_message_takes_so_many_different_emoji_and_no_more()
    {
        var (ann, bo, message) = await SaidAsync();
        foreach (var n in Enumerable.Range(0, Limits.ReactionsPerMessage))
            await ann.Api.Messages.ReactAsync(message.Id, char.ConvertFromUtf32(0x1F600 + n), Stop);
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            bo.Api.Messages.ReactAsync(message.Id, "🎉", Stop)
        );
        Assert.Equal(ProblemCodes.LimitExceeded, refused.Code);
        // One that is there already is no further one.
        await bo.Api.Messages.ReactAsync(message.Id, char.ConvertFromUtf32(0x1F600), Stop);
    }

    [Fact]
    public async Task A_deleted_message_has_and_takes_none()
    {
        var (ann, bo, message) = await SaidAsync();
        await bo.Api.Messages.ReactAsync(message.Id, "👍", Stop);
        await ann.Api.Messages.DeleteAsync(message.Id, Stop);

        Assert.Null(await SeenAsync(bo, message));
        Assert.Empty((await bo.Api.Messages.ReactorsAsync(message.Id, cancellationToken: Stop)).Items);
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            bo.Api.Messages.ReactAsync(message.Id, "👍", Stop)
        );
        Assert.Equal(ProblemCodes.Conflict, refused.Code);
    }

    [Fact]
    public async Task A_stranger_neither_reacts_nor_learns_who_did()
    {
        var (_, _, message) = await SaidAsync();
        var stranger = await Host.SignUpAsync("Stranger");
        foreach (
            var act in (Func<Task>[])
                [
                    () => stranger.Api.Messages.ReactAsync(message.Id, "👍", Stop),
                    () => stranger.Api.Messages.UnreactAsync(message.Id, "👍", Stop),
                    () => stranger.Api.Messages.ReactorsAsync(message.Id, cancellationToken: Stop),
                ]
        )
            Assert.Equal(ProblemCodes.NotFound, (await Assert.ThrowsAsync<ProblemException>(act)).Code);
    }

    private static async Task<Reaction[]?> SeenAsync(Tester who, Message message) =>
        (await who.Api.Messages.GetAsync(message.ConversationId, message.Seq, Stop)).Reactions;

    private async Task<(Tester Ann, Tester Bo, Message Message)> SaidAsync()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        return (ann, bo, await ann.SendAsync(await ann.OpenDirectAsync(bo), "hello"));
    }
}
