using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations.Groups;

public sealed class ProfileTests : HostTest
{
    [Fact]
    public async Task A_change_of_the_profile_reaches_everybody_and_is_told_in_the_group()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        await using var bos = await Ear.OfAsync(bo);

        var changed = await ann.Api.Groups.ChangeAsync(
            room,
            new()
            {
                Title = " Operations ",
                Topic = "What runs, and what does not",
                Emoji = "🛠️",
            },
            Stop
        );

        Assert.Equal(
            ("Operations", "What runs, and what does not", "🛠️"),
            (changed.Title, changed.Topic, changed.Emoji)
        );
        var happened = Assert.Single(await bos.HearsAsync<ConversationChanged>(cancellationToken: Stop));
        Assert.Equal(("Operations", "🛠️", 1), (happened.Title, happened.Emoji, happened.Change));
        var told = await bo.ReadAllAsync(room);
        Assert.Equal(
            [SystemMessageKind.TitleChanged, SystemMessageKind.TopicChanged, SystemMessageKind.EmojiChanged],
            told.Select(message => message.System!.Kind)
        );
        Assert.Equal(0, (await bo.ConversationAsync(room)).Unread);

        var again = await ann.Api.Groups.ChangeAsync(room, new() { Title = "Operations", Topic = "" }, Stop);
        Assert.Null(again.Topic);
        Assert.Equal(changed.Change + 2, again.Change);
        Assert.Equal(
            again.Change,
            (await ann.Api.Groups.ChangeAsync(room, new() { Title = "Operations" }, Stop)).Change
        );
    }

    [Theory]
    [InlineData("title", " ")]
    [InlineData("title", "a\u0007b")]
    [InlineData("emoji", "not one")]
    [InlineData("topic", "a\nb")]
    public async Task What_is_not_a_profile_is_refused(string field, string value)
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("Ops");
        var request = field switch
        {
            "title" => new ChangeConversationRequest { Title = value },
            "emoji" => new ChangeConversationRequest { Emoji = value },
            _ => new ChangeConversationRequest { Topic = value },
        };

        var refused = await Assert.ThrowsAsync<ProblemException>(() => ann.Api.Groups.ChangeAsync(room, request, Stop));

        Assert.Equal(ProblemCodes.Invalid, refused.Code);
        Assert.Equal([field], refused.Problem.Errors!.Keys);
    }

    [Fact]
    public async Task Members_change_nothing_and_a_direct_conversation_has_no_profile()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        var direct = await ann.OpenDirectAsync(bo);

        foreach (var (who, where) in (IEnumerable<(Tester, Guid)>)[(bo, room), (ann, direct)])
        foreach (
            var request in (ChangeConversationRequest[])
                [new() { Title = "x" }, new() { SlowSeconds = 5 }, new() { Posting = Posting.Admins }, new()]
        )
        {
            var refused = await Assert.ThrowsAsync<ProblemException>(() =>
                who.Api.Groups.ChangeAsync(where, request, Stop)
            );
            Assert.Equal(ProblemCodes.Forbidden, refused.Code);
        }
    }

    [Fact]
    public async Task Where_only_admins_write_members_read_and_react()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        await ann.Api.Groups.ChangeAsync(room, new() { Posting = Posting.Admins }, Stop);
        var said = await ann.SendAsync(room, "an announcement");

        var refused = await Assert.ThrowsAsync<ProblemException>(() => bo.SendAsync(room, "me too"));
        Assert.Equal((403, ProblemCodes.PostingRestricted), (refused.Problem.Status, refused.Code));
        await bo.Api.Messages.ReactAsync(said.Id, "🎉", Stop);
        await ann.Api.Groups.ChangeMemberAsync(room, bo.Id, new() { Role = MemberRole.Admin }, Stop);
        await bo.SendAsync(room, "me too");
    }

    [Fact]
    public async Task Slow_mode_holds_members_back_says_how_long_and_lets_admins_pass()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        await ann.Api.Groups.ChangeAsync(room, new() { SlowSeconds = 3_600 }, Stop);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => TryAsync(bo, $"message {n}")));

        Assert.Equal(1, outcomes.Count(one => one is null));
        Assert.All(
            outcomes.OfType<Problem>(),
            problem =>
            {
                Assert.Equal((429, ProblemCodes.SlowMode), (problem.Status, problem.Code));
                Assert.InRange(problem.RetryAfter!.Value, 3_500, 3_600);
            }
        );
        await ann.SendAsync(room, "one");
        await ann.SendAsync(room, "two");
        await ann.Api.Groups.ChangeAsync(room, new() { SlowSeconds = 0 }, Stop);
        await bo.SendAsync(room, "at last");

        async Task<Problem?> TryAsync(Tester who, string text)
        {
            try
            {
                await who.SendAsync(room, text);
                return null;
            }
            catch (ProblemException e)
            {
                return e.Problem;
            }
        }
    }

    [Fact]
    public async Task A_deleted_group_is_gone_for_everybody()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        await ann.SendAsync(room, "hello");
        await using var bos = await Ear.OfAsync(bo);

        await Assert.ThrowsAsync<ProblemException>(() => bo.Api.Groups.DeleteAsync(room, Stop));
        await ann.Api.Groups.DeleteAsync(room, Stop);

        await bos.HearsAsync<ConversationLeft>(cancellationToken: Stop);
        foreach (var who in (Tester[])[ann, bo])
        {
            Assert.Empty((await who.Api.Conversations.ListAsync(cancellationToken: Stop)).Items);
            foreach (
                var ask in (Func<Task>[])
                    [() => who.ConversationAsync(room), () => who.SendAsync(room, "x"), () => who.ReadAllAsync(room)]
            )
                Assert.Equal(ProblemCodes.NotFound, (await Assert.ThrowsAsync<ProblemException>(ask)).Code);
        }
    }
}
