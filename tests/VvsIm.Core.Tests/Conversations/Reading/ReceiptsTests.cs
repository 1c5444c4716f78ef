using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations.Reading;

public sealed class ReceiptsTests : HostTest
{
    [Fact]
    public async Task Only_the_authors_of_what_was_newly_seen_are_told()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo, cy);
        await ann.SendAsync(room, "from Ann");
        await cy.SendAsync(room, "from Cy");
        await using var anns = await Ear.OfAsync(ann);
        await using var cys = await Ear.OfAsync(cy);

        await bo.Api.Conversations.MarkReadAsync(room, 1, Stop);
        await bo.Api.Conversations.MarkReadAsync(room, 2, Stop);

        Assert.Equal([new ReadReceipt(room, bo.Id, 2)], await cys.HearsAsync<ReadReceipt>(cancellationToken: Stop));
        await bo.SendAsync(room, "the end");
        await anns.HearsAsync<MessageCreated>(created => created.Message.SenderId == bo.Id, cancellationToken: Stop);
        Assert.Equal([new ReadReceipt(room, bo.Id, 1)], anns.Heard.OfType<ReadReceipt>());
        Assert.Equal([new(bo.Id, 2)], (await ann.Api.Conversations.ReceiptsAsync(room, Stop)).Items);
    }

    [Fact]
    public async Task Marking_as_unread_does_not_unsee_and_seeing_again_tells_nobody()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendManyAsync(room, 3);
        await using var ear = await Ear.OfAsync(ann);
        await bo.Api.Conversations.MarkReadAsync(room, 3, Stop);
        await ear.HearsAsync<ReadReceipt>(cancellationToken: Stop);

        await bo.Api.Conversations.MarkUnreadAsync(room, 1, Stop);
        var still = await ann.Api.Conversations.ReceiptsAsync(room, Stop);
        await bo.Api.Conversations.MarkReadAsync(room, 3, Stop);
        await bo.SendAsync(room, "the end");
        await ear.HearsAsync<MessageCreated>(created => created.Message.SenderId == bo.Id, cancellationToken: Stop);

        Assert.Equal([new(bo.Id, 3)], still.Items);
        Assert.Single(ear.Heard.OfType<ReadReceipt>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_does_not_tell_does_not_learn_either(bool authorTells)
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendAsync(room, "hello");
        await (authorTells ? bo : ann).Api.Accounts.UpdateMeAsync(new(ReadReceipts: false), Stop);
        await using var ear = await Ear.OfAsync(ann);

        await bo.Api.Conversations.MarkReadAsync(room, 1, Stop);
        await bo.SendAsync(room, "the end");
        await ear.HearsAsync<MessageCreated>(created => created.Message.SenderId == bo.Id, cancellationToken: Stop);

        Assert.Empty(ear.Heard.OfType<ReadReceipt>());
        Assert.Empty((await ann.Api.Conversations.ReceiptsAsync(room, Stop)).Items);
        Assert.Empty((await bo.Api.Conversations.ReceiptsAsync(room, Stop)).Items);
    }

    [Fact]
    public async Task In_a_crowd_nobody_is_told()
    {
        var ann = await Host.SignUpAsync("Ann");
        var crowd = await Host.SignUpManyAsync(Limits.ReceiptMembers);
        var room = await ann.CreateGroupAsync("Crowd", crowd);
        await ann.SendAsync(room, "hello");
        await crowd[0].Api.Conversations.MarkReadAsync(room, 1, Stop);
        Assert.Empty((await ann.Api.Conversations.ReceiptsAsync(room, Stop)).Items);

        await crowd[1].Api.Conversations.LeaveAsync(room, Stop);

        Assert.Equal([new(crowd[0].Id, 1)], (await ann.Api.Conversations.ReceiptsAsync(room, Stop)).Items);
    }
}
