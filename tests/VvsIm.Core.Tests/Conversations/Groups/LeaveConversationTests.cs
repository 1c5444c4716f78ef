using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations.Groups;

public sealed class LeaveConversationTests : HostTest
{
    [Fact]
    public async Task Who_leaves_is_gone_and_the_others_know()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo, cy);
        await ann.SendAsync(room, "hello");
        var cursor = (await bo.Api.Conversations.SyncAsync(null, Stop)).Cursor;
        await using var bos = await Ear.OfAsync(bo);
        await using var cys = await Ear.OfAsync(cy);

        await bo.Api.Conversations.LeaveAsync(room, Stop);

        Assert.Equal([new ConversationLeft(room)], await bos.HearsAsync<ConversationLeft>(cancellationToken: Stop));
        var left = Assert.Single(await cys.HearsAsync<MemberLeft>(cancellationToken: Stop));
        Assert.Equal((bo.Id, 2, 2, null), (left.UserId, left.Members, left.Change, left.NewOwnerId));
        var sync = await bo.Api.Conversations.SyncAsync(cursor, Stop);
        Assert.Equal([room], sync.Left);
        Assert.Empty((await bo.Api.Conversations.ListAsync(cancellationToken: Stop)).Items);
        await AssertGoneAsync(() => bo.ConversationAsync(room));
        await AssertGoneAsync(() => bo.SendAsync(room, "still here?"));
        await AssertGoneAsync(() => bo.Api.Conversations.LeaveAsync(room, Stop));
        var conversation = await cy.ConversationAsync(room);
        Assert.Equal((2, 3), (conversation.Members, conversation.Change));

        await ann.SendAsync(room, "he is gone");
        await cys.HearsAsync<MessageCreated>(created => created.Message.Seq == 3, cancellationToken: Stop);
        Assert.DoesNotContain(bos.Heard, one => one is MessageCreated { Message.Seq: >= 2 });
    }

    [Fact]
    public async Task The_last_owner_hands_over_to_the_member_of_longest_standing()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo, cy);
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                $"UPDATE conversation_members SET joined_at = joined_at - interval '1 d' WHERE user_id = '{cy.Id}'",
                Stop
            );
        await using var ear = await Ear.OfAsync(cy);

        await ann.Api.Conversations.LeaveAsync(room, Stop);

        Assert.Equal(cy.Id, (await ear.HearsAsync<MemberLeft>(cancellationToken: Stop))[0].NewOwnerId);
        Assert.Equal(MemberRole.Owner, (await cy.ConversationAsync(room)).Role);
        Assert.Equal(MemberRole.Member, (await bo.ConversationAsync(room)).Role);
    }

    [Fact]
    public async Task Everybody_may_leave_one_by_one_or_at_once()
    {
        var people = await Host.SignUpManyAsync(8);
        var room = await people[0].CreateGroupAsync("Ops", people[1..]);

        await Task.WhenAll(people[..7].Select(person => person.Api.Conversations.LeaveAsync(room, Stop)));

        var alone = await people[7].ConversationAsync(room);
        // Seven go, and tell of it; whoever was the owner among them also tells who is it now.
        Assert.Equal((1, MemberRole.Owner), (alone.Members, alone.Role));
        var told = await people[7].ReadAllAsync(room);
        Assert.Equal(7, told.Count(message => message.System?.Kind == SystemMessageKind.Left));
        Assert.Equal(7 + told.Count, alone.Change);
        await people[7].Api.Conversations.LeaveAsync(room, Stop);
        Assert.Empty((await people[7].Api.Conversations.ListAsync(cancellationToken: Stop)).Items);
    }

    [Fact]
    public async Task A_direct_conversation_is_archived_instead()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => ann.Api.Conversations.LeaveAsync(room, Stop));

        Assert.Equal((409, ProblemCodes.Conflict), (refused.Problem.Status, refused.Code));
        Assert.Equal(2, (await ann.ConversationAsync(room)).Members);
    }

    private static async Task AssertGoneAsync(Func<Task> ask) =>
        Assert.Equal(ProblemCodes.NotFound, (await Assert.ThrowsAsync<ProblemException>(ask)).Code);
}
