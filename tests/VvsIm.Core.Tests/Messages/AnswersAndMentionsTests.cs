using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Messages;

public sealed class AnswersAndMentionsTests : HostTest
{
    private Tester ann = null!;
    private Tester bo = null!;
    private Guid room;

    [Fact]
    public async Task What_an_answer_answers_comes_beside_a_page_as_it_is_now()
    {
        await MeetAsync();
        var first = await ann.SendAsync(room, "first");
        await ann.SendManyAsync(room, 5);
        await SayAsync(bo, "an answer", replyToSeq: first.Seq);
        await ann.Api.Messages.EditAsync(first.Id, "first, edited", Stop);

        var page = await bo.Api.Messages.NewestAsync(room, 2, Stop);
        Assert.Equal("first, edited", Assert.Single(page.Quoted!).Text);

        await ann.Api.Messages.DeleteAsync(first.Id, Stop);
        page = await bo.Api.Messages.NewestAsync(room, 2, Stop);
        Assert.Equal("", Assert.Single(page.Quoted!).Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(-1)]
    public async Task There_is_no_answer_to_a_message_that_does_not_exist(long seq)
    {
        await MeetAsync();
        await ann.SendAsync(room, "hello");
        var refused = await Assert.ThrowsAsync<ProblemException>(() => SayAsync(bo, "what?", replyToSeq: seq));
        Assert.Equal(ProblemCodes.Invalid, refused.Code);
    }

    [Fact]
    public async Task A_mention_counts_for_whom_it_names_until_it_is_read()
    {
        await MeetAsync();
        await SayAsync(ann, $"hey {Mentions.Of(bo.Id)}");
        var last = await SayAsync(ann, "not you");
        Assert.Equal((2, 1), await UnreadAsync(bo));

        await bo.Api.Conversations.MarkReadAsync(room, last.Seq, cancellationToken: Stop);
        Assert.Equal((0, 0), await UnreadAsync(bo));
    }

    [Fact]
    public async Task Only_members_are_mentioned()
    {
        await MeetAsync();
        var stranger = await Host.SignUpAsync("Stranger");
        var said = await SayAsync(ann, $"{Mentions.Of(stranger.Id)} and {Mentions.Of(bo.Id)}");
        Assert.Equal([bo.Id], said.Mentions!);
    }

    [Fact]
    public async Task Everybody_is_mentioned_by_the_owner_alone()
    {
        await MeetAsync();
        Assert.True((await SayAsync(ann, $"{Mentions.All} look")).MentionsAll);
        Assert.False((await SayAsync(bo, $"{Mentions.All} look")).MentionsAll);
        Assert.Equal((1, 1), await UnreadAsync(bo));
        Assert.Equal((1, 0), await UnreadAsync(ann));
    }

    [Fact]
    public async Task An_edit_mentions_whom_the_new_text_names()
    {
        await MeetAsync();
        var said = await SayAsync(ann, $"{Mentions.Of(bo.Id)}");
        await ann.Api.Messages.EditAsync(said.Id, "never mind", Stop);
        Assert.Equal((1, 0), await UnreadAsync(bo));
        await ann.Api.Messages.EditAsync(said.Id, $"do mind, {Mentions.Of(bo.Id)}", Stop);
        Assert.Equal((1, 1), await UnreadAsync(bo));
        await ann.Api.Messages.DeleteAsync(said.Id, Stop);
        Assert.Equal((0, 0), await UnreadAsync(bo));
    }

    [Fact]
    public async Task A_forwarded_message_names_who_said_it_first_and_pings_nobody()
    {
        await MeetAsync();
        var cy = await Host.SignUpAsync("Cy");
        var said = await SayAsync(ann, $"look, {Mentions.Of(bo.Id)}");
        var other = await bo.CreateGroupAsync("Elsewhere", ann, cy);
        var forwarded = await ForwardAsync(bo, other, said);
        var again = await ForwardAsync(cy, await cy.OpenDirectAsync(bo), forwarded);

        Assert.Equal((said.Text, ann.Id, bo.Id), (forwarded.Text, forwarded.ForwardedFromId, forwarded.SenderId));
        Assert.Null(forwarded.Mentions);
        Assert.Equal(ann.Id, again.ForwardedFromId);
    }

    [Fact]
    public async Task Only_what_one_may_read_and_still_stands_can_be_forwarded()
    {
        await MeetAsync();
        var said = await SayAsync(ann, "the secret");
        var stranger = await Host.SignUpAsync("Stranger");
        var elsewhere = await stranger.CreateGroupAsync("Elsewhere");
        var unknown = await Assert.ThrowsAsync<ProblemException>(() => ForwardAsync(stranger, elsewhere, said));
        await ann.Api.Messages.DeleteAsync(said.Id, Stop);
        var deleted = await Assert.ThrowsAsync<ProblemException>(() => ForwardAsync(bo, room, said));

        Assert.Equal((ProblemCodes.NotFound, ProblemCodes.Conflict), (unknown.Code, deleted.Code));
    }

    [Fact]
    public async Task The_first_message_of_a_day_is_found()
    {
        await MeetAsync();
        var messages = await ann.SendManyAsync(room, 30);
        await using (var connection = await Host.OpenDatabaseAsync(Stop))
        await using (var age = connection.CreateCommand())
        {
            // One message a day, the last one today.
            age.CommandText = "UPDATE messages SET created_at = created_at - (30 - seq) * interval '1 day'";
            await age.ExecuteNonQueryAsync(Stop);
        }
        var day = messages[0].CreatedAt.AddDays(-10.5);

        var page = await bo.Api.Messages.AtAsync(room, day, 4, Stop);
        var before = await bo.Api.Messages.AtAsync(room, day.AddYears(-1), 4, Stop);
        var after = await bo.Api.Messages.AtAsync(room, day.AddYears(1), 4, Stop);

        Assert.Equal(20, page.Items.First(message => message.CreatedAt >= day).Seq);
        Assert.Contains(page.Items, message => message.Seq == 19);
        Assert.Equal(1, before.Items[0].Seq);
        Assert.Equal(30, after.Items[^1].Seq);
    }

    [Fact]
    public async Task A_moderator_of_the_workspace_deletes_what_others_say()
    {
        await MeetAsync();
        var said = await SayAsync(ann, "rude");
        await using (var connection = await Host.OpenDatabaseAsync(Stop))
        await using (var promote = connection.CreateCommand())
        {
            promote.CommandText = $"UPDATE workspace_members SET role = 'moderator' WHERE user_id = '{bo.Id}'";
            await promote.ExecuteNonQueryAsync(Stop);
        }
        Assert.NotNull((await bo.Api.Messages.DeleteAsync(said.Id, Stop)).DeletedAt);
    }

    private async Task MeetAsync()
    {
        (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        room = await ann.CreateGroupAsync("Ops", bo);
    }

    private async Task<(int Unread, int Mentions)> UnreadAsync(Tester who)
    {
        var conversation = await who.ConversationAsync(room);
        return (conversation.Unread, conversation.Mentions);
    }

    private Task<Message> SayAsync(Tester who, string text, long? replyToSeq = null) =>
        who.Api.Messages.SendAsync(room, new SendMessageRequest(Guid.CreateVersion7(), text, replyToSeq), Stop);

    private static Task<Message> ForwardAsync(Tester who, Guid to, Message message) =>
        who.Api.Messages.SendAsync(
            to,
            new SendMessageRequest(Guid.CreateVersion7(), null, ForwardId: message.Id),
            Stop
        );
}
