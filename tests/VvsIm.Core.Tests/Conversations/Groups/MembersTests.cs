using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations.Groups;

public sealed class MembersTests : HostTest
{
    [Fact]
    public async Task Who_is_added_has_the_group_with_its_history_and_nothing_unread()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        await ann.SendAsync(room, "before");
        await using var bos = await Ear.OfAsync(bo);
        await using var cys = await Ear.OfAsync(cy);

        await bo.Api.Groups.AddMembersAsync(room, [cy.Id, ann.Id], Stop);

        await cys.HearsAsync<ConversationJoined>(cancellationToken: Stop);
        var joined = Assert.Single(await bos.HearsAsync<MembersJoined>(cancellationToken: Stop));
        Assert.Equal(3, joined.Members);
        Assert.Equal([cy.Id], joined.UserIds);
        var hers = await cy.ConversationAsync(room);
        Assert.Equal((3, 0, MemberRole.Member, 0), (hers.Members, hers.Unread, hers.Role, hers.HistoryFrom));
        var read = await cy.ReadAllAsync(room);
        Assert.Equal(["before", ""], read.Select(message => message.Text));
        Assert.Equal((SystemMessageKind.Added, bo.Id), (read[1].System!.Kind, read[1].SenderId));
        Assert.Equal([cy.Id], read[1].System!.UserIds!);
        Assert.Equal("before", hers.LastMessage?.Text);
        Assert.Equal(0, (await ann.ConversationAsync(room)).Unread);
    }

    [Fact]
    public async Task Of_a_group_that_hides_its_past_a_new_member_sees_nothing_of_it()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        await ann.Api.Groups.ChangeAsync(room, new() { HistoryVisible = false }, Stop);
        var secret = await ann.SendAsync(room, "the old secret");
        var other = await ann.SendAsync(room, "another old secret");
        await ann.Api.Messages.PinAsync(secret.Id, Stop);
        await ann.Api.Groups.AddMembersAsync(room, [cy.Id], Stop);
        await using var cys = await Ear.OfAsync(cy);

        await ann.Api.Messages.EditAsync(secret.Id, "the old secret, edited", Stop);
        await ann.Api.Messages.ReactAsync(other.Id, "👍", Stop);
        await ann.Api.Messages.SendAsync(
            room,
            new(Guid.CreateVersion7(), "a secret aside", ThreadSeq: other.Seq),
            Stop
        );
        await ann.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), "the answer", ReplyToSeq: secret.Seq), Stop);
        var last = await ann.SendAsync(room, "welcome");

        await cys.HearsAsync<MessageCreated>(created => created.Message.Seq == last.Seq, cancellationToken: Stop);
        Assert.DoesNotContain(cys.Heard.OfType<MessageEvent>(), e => e.Message.Text.Contains("secret"));
        Assert.Equal("", Assert.Single(cys.Heard.OfType<MessageEdited>()).Message.Text);
        Assert.Equal("the old secret, edited", (await bo.Api.Messages.GetAsync(room, secret.Seq, Stop)).Text);
        Assert.Equal(["the answer", "welcome"], (await cy.ReadAllAsync(room)).Select(m => m.Text).Where(t => t != ""));
        var newest = await cy.Api.Messages.NewestAsync(room, cancellationToken: Stop);
        Assert.False(newest.HasOlder);
        Assert.Empty(newest.Quoted ?? []);
        Assert.Empty((await cy.Api.Messages.PinnedAsync(room, Stop)).Items);
        var changes = await cy.Api.Messages.ChangesAsync(room, 0, Stop);
        Assert.DoesNotContain(changes.Messages, message => message.Text.Contains("secret"));
        Assert.Equal((await ann.ConversationAsync(room)).Change, changes.Change);
        foreach (
            var ask in (Func<Task>[])
                [
                    () => cy.Api.Messages.GetAsync(room, secret.Seq, Stop),
                    () => cy.Api.Messages.ReactAsync(secret.Id, "👍", Stop),
                    () => cy.Api.Messages.PinAsync(other.Id, Stop),
                    () => cy.Api.Threads.NewestAsync(other.Id, cancellationToken: Stop),
                    () => cy.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), null, ForwardId: secret.Id), Stop),
                ]
        )
            Assert.Equal(ProblemCodes.NotFound, (await Assert.ThrowsAsync<ProblemException>(ask)).Code);
    }

    [Fact]
    public async Task Who_is_removed_stops_receiving_at_once_and_keeps_nothing()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo, cy);
        var said = await bo.SendAsync(room, "hello");
        await using var bos = await Ear.OfAsync(bo);
        await using var open = await Listener.OpenAsync(bo, _ => { });
        await open.SubscribeAsync(bo, Channels.Conversation(room));

        await ann.Api.Groups.RemoveMemberAsync(room, bo.Id, Stop);
        var after = await ann.SendAsync(room, "he is gone");

        await bos.HearsAsync<ConversationLeft>(cancellationToken: Stop);
        await open.UnsubscribedAsync(Stop);
        Assert.DoesNotContain(bos.Heard, e => e is MessageCreated created && created.Message.Seq == after.Seq);
        Assert.Empty((await bo.Api.Conversations.ListAsync(cancellationToken: Stop)).Items);
        foreach (
            var ask in (Func<Task>[])
                [
                    () => bo.ConversationAsync(room),
                    () => bo.ReadAllAsync(room),
                    () => bo.SendAsync(room, "still here?"),
                    () => bo.Api.Messages.EditAsync(said.Id, "changed", Stop),
                    () => bo.Api.Messages.GetAsync(room, said.Seq, Stop),
                ]
        )
            Assert.Equal(ProblemCodes.NotFound, (await Assert.ThrowsAsync<ProblemException>(ask)).Code);
        var told = (await cy.ReadAllAsync(room)).Single(message => message.System is not null);
        Assert.Equal((SystemMessageKind.Removed, ann.Id), (told.System!.Kind, told.SenderId));
        Assert.Equal([bo.Id], told.System.UserIds!);
    }

    [Fact]
    public async Task A_silenced_member_reads_and_does_not_write_until_the_time_is_over()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        var said = await bo.SendAsync(room, "first");
        var clientId = Guid.CreateVersion7();
        var stored = await bo.Api.Messages.SendAsync(room, clientId, "second", Stop);
        await using var bos = await Ear.OfAsync(bo);

        var until = DateTimeOffset.UtcNow.AddHours(1);
        await ann.Api.Groups.ChangeMemberAsync(room, bo.Id, new() { SilencedUntil = new(until) }, Stop);

        Assert.Equal(bo.Id, Assert.Single(await bos.HearsAsync<MemberChanged>(cancellationToken: Stop)).UserId);
        Assert.NotNull((await bo.ConversationAsync(room)).SilencedUntil);
        foreach (
            var ask in (Func<Task>[])
                [
                    () => bo.SendAsync(room, "third"),
                    () =>
                        bo.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), "aside", ThreadSeq: said.Seq), Stop),
                    () => bo.Api.Messages.EditAsync(said.Id, "changed", Stop),
                    () => bo.Api.Messages.ReactAsync(said.Id, "👍", Stop),
                ]
        )
        {
            var refused = await Assert.ThrowsAsync<ProblemException>(ask);
            Assert.Equal((403, ProblemCodes.Silenced), (refused.Problem.Status, refused.Code));
        }
        // What was stored before is still found by sending it again, and may be taken back.
        Assert.Equal(stored.Seq, (await bo.Api.Messages.SendAsync(room, clientId, "second", Stop)).Seq);
        await bo.Api.Messages.DeleteAsync(said.Id, Stop);

        await ann.Api.Groups.ChangeMemberAsync(room, bo.Id, new() { SilencedUntil = new(null) }, Stop);
        await bo.SendAsync(room, "third");
        Assert.Equal(
            [SystemMessageKind.Silenced, SystemMessageKind.Unsilenced],
            (await ann.ReadAllAsync(room)).Select(message => message.System?.Kind).OfType<SystemMessageKind>()
        );
    }

    [Fact]
    public async Task Roles_are_given_by_owners_and_there_is_always_one()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo, cy);

        await AssertRefusedAsync(
            () => ann.Api.Groups.ChangeMemberAsync(room, ann.Id, new() { Role = MemberRole.Member }, Stop),
            409,
            ProblemCodes.LastOwner
        );
        Assert.Equal(
            MemberRole.Admin,
            (await ann.Api.Groups.ChangeMemberAsync(room, bo.Id, new() { Role = MemberRole.Admin }, Stop)).Role
        );
        await AssertForbiddenAsync(() =>
            bo.Api.Groups.ChangeMemberAsync(room, cy.Id, new() { Role = MemberRole.Admin }, Stop)
        );
        await AssertForbiddenAsync(() => bo.Api.Groups.RemoveMemberAsync(room, ann.Id, Stop));
        await AssertForbiddenAsync(() => cy.Api.Groups.RemoveMemberAsync(room, bo.Id, Stop));
        await bo.Api.Groups.ChangeMemberAsync(
            room,
            cy.Id,
            new() { SilencedUntil = new(DateTimeOffset.UtcNow.AddHours(1)) },
            Stop
        );
        var promoted = await ann.Api.Groups.ChangeMemberAsync(room, cy.Id, new() { Role = MemberRole.Owner }, Stop);
        Assert.Equal((MemberRole.Owner, null), (promoted.Role, promoted.SilencedUntil));
        await AssertForbiddenAsync(() =>
            ann.Api.Groups.ChangeMemberAsync(room, cy.Id, new() { Role = MemberRole.Member }, Stop)
        );
        await ann.Api.Groups.ChangeMemberAsync(room, ann.Id, new() { Role = MemberRole.Member }, Stop);

        Assert.Equal(
            [(cy.Id, MemberRole.Owner), (bo.Id, MemberRole.Admin), (ann.Id, MemberRole.Member)],
            (await ann.Api.Conversations.MembersAsync(room, cancellationToken: Stop)).Items.Select(m =>
                (m.UserId, m.Role)
            )
        );
    }

    [Fact]
    public async Task Owners_who_step_down_at_once_leave_one()
    {
        var people = await Host.SignUpManyAsync(6);
        var room = await people[0].CreateGroupAsync("Ops", people[1..]);
        foreach (var person in people[1..])
            await people[0].Api.Groups.ChangeMemberAsync(room, person.Id, new() { Role = MemberRole.Owner }, Stop);

        var refused = await Task.WhenAll(people.Select(StepDownAsync));

        Assert.Equal(1, refused.Count(one => one));
        var members = (await people[0].Api.Conversations.MembersAsync(room, cancellationToken: Stop)).Items;
        Assert.Equal(1, members.Count(member => member.Role == MemberRole.Owner));

        async Task<bool> StepDownAsync(Tester person)
        {
            try
            {
                await person.Api.Groups.ChangeMemberAsync(room, person.Id, new() { Role = MemberRole.Member }, Stop);
                return false;
            }
            catch (ProblemException e) when (e.Code == ProblemCodes.LastOwner)
            {
                return true;
            }
        }
    }

    [Fact]
    public async Task People_come_and_go_at_once_and_the_number_is_right()
    {
        var people = await Host.SignUpManyAsync(20);
        var room = await people[0].CreateGroupAsync("Ops", people[1..10]);

        await Task.WhenAll(
            people[1..5]
                .Select(person => person.Api.Conversations.LeaveAsync(room, Stop))
                .Concat(people[5..9].Select(person => people[0].Api.Groups.RemoveMemberAsync(room, person.Id, Stop)))
                .Concat(
                    people[10..].Select(person => (Task)people[9].Api.Groups.AddMembersAsync(room, [person.Id], Stop))
                )
        );

        var conversation = await people[0].ConversationAsync(room);
        var members = (await people[0].Api.Conversations.MembersAsync(room, limit: 100, cancellationToken: Stop)).Items;
        Assert.Equal(
            people.Where((_, i) => i is 0 or >= 9).Select(person => person.Id).Order(),
            members.Select(member => member.UserId).Order()
        );
        Assert.Equal(members.Length, conversation.Members);
        Assert.Equal(18, (await people[0].ReadAllAsync(room)).Count);
        Assert.Equal(36, conversation.Change);
    }

    private Task AssertForbiddenAsync(Func<Task> ask) => AssertRefusedAsync(ask, 403, ProblemCodes.Forbidden);

    private static async Task AssertRefusedAsync(Func<Task> ask, int status, string code)
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(ask);
        Assert.Equal((status, code), (refused.Problem.Status, refused.Code));
    }
}
