using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Moderation.Rules;

public sealed class JudgingTests : RuleTest
{
    [Fact]
    public async Task A_word_is_blocked_wherever_it_is_said_but_not_by_who_keeps_order()
    {
        await SetAsync();
        var said = await Bo.SendAsync(Room, "fine");
        var root = await Ann.SendAsync(Room, "SPAM by Ann");
        await AddAsync(Word(RuleAction.Block, "spam") with { Message = "No spam, please." });

        var refused = await InviteOperations.RefusedAsync(() => Bo.SendAsync(Room, "Spám!"));
        Assert.Equal(
            (403, ProblemCodes.MessageBlocked, "No spam, please."),
            (refused.Status, refused.Code, refused.Title)
        );
        foreach (
            var attempt in (Func<Task>[])
                [
                    () =>
                        Bo.Api.Messages.SendAsync(Room, new(Guid.CreateVersion7(), "spam", ThreadSeq: said.Seq), Stop),
                    () => Bo.Api.Messages.SendAsync(Room, new(Guid.CreateVersion7(), null, ForwardId: root.Id), Stop),
                    () => Bo.Api.Messages.EditAsync(said.Id, "spam", Stop),
                ]
        )
            Assert.Equal(ProblemCodes.MessageBlocked, await OutcomeAsync(attempt));
        Assert.Equal("said", await SayAsync(Ann, "spam"));
        Assert.Equal("said", await SayAsync(Bo, "spammer"));
    }

    [Fact]
    public async Task A_scheduled_message_is_judged_when_it_is_sent()
    {
        await SetAsync();
        var scheduled = await Bo.ScheduleAsync(Room, "spam", TimeSpan.FromHours(1));
        await AddAsync(Word(RuleAction.Block, "spam"));

        Assert.Equal(
            ProblemCodes.MessageBlocked,
            await OutcomeAsync(() => Bo.Api.Later.SendNowAsync(scheduled.Id, Stop))
        );
        var left = Assert.Single((await Bo.Api.Later.ScheduledAsync(Stop)).Items);
        Assert.Equal(ProblemCodes.MessageBlocked, left.Failed);
    }

    [Fact]
    public async Task A_rule_holds_where_it_was_made_and_nowhere_else()
    {
        await SetAsync();
        var rule = await AddAsync(Word(RuleAction.Block, "spam"));
        var elsewhere = await Ann.GatherAsync("Elsewhere", Bo);
        var other = await Bo.Api.Conversations.CreateAsync(
            new(Contracts.Conversations.ConversationKind.Group, "Other", [], elsewhere.Id),
            Stop
        );

        Assert.Equal("spam", (await Bo.SendAsync(other.Id, "spam")).Text);
        Assert.Equal(ProblemCodes.MessageBlocked, await SayAsync(Bo, "spam"));
        var off = await Ann.Api.Rules.ChangeAsync(rule.Id, new(rule.Name, false, rule.Definition, rule.Version), Stop);
        Assert.Equal("said", await SayAsync(Bo, "spam"));
        await Ann.Api.Rules.ChangeAsync(rule.Id, new(rule.Name, true, rule.Definition, off.Version), Stop);
        Assert.Equal(ProblemCodes.MessageBlocked, await SayAsync(Bo, "spam"));
        await Ann.Api.Rules.DeleteAsync(rule.Id, Stop);
        Assert.Equal("said", await SayAsync(Bo, "spam"));
    }

    [Fact]
    public async Task Another_node_goes_by_a_rule_within_a_second()
    {
        await SetAsync();
        await using var other = await TestHost.StartAsync(Host.ConnectionString);
        var bo = await Tester.SignInAsync(other.Url, Bo.Email);
        await AddAsync(Word(RuleAction.Block, "spam"));

        await Eventually.TrueAsync(
            async () => await OutcomeAsync(() => bo.SendAsync(Room, "spam")) == ProblemCodes.MessageBlocked,
            "the other node blocks it",
            Stop
        );
    }

    [Fact]
    public async Task The_first_rule_that_holds_or_blocks_decides()
    {
        await SetAsync();
        var hold = await AddAsync(Word(RuleAction.Hold, "spam"), "Hold");
        var block = await AddAsync(Word(RuleAction.Block, "spam"), "Block");

        Assert.Equal("held", await SayAsync(Bo, "spam"));
        await Ann.Api.Rules.OrderAsync(Home.Id, [block.Id, hold.Id], Stop);
        Assert.Equal(ProblemCodes.MessageBlocked, await SayAsync(Bo, "spam"));
        Assert.Equal(
            ProblemCodes.Conflict,
            await OutcomeAsync(() => Ann.Api.Rules.OrderAsync(Home.Id, [block.Id], Stop))
        );
    }

    [Fact]
    public async Task What_is_flagged_goes_through_and_is_noted_down()
    {
        await SetAsync();
        await AddAsync(Word(RuleAction.Flag, "spam"));

        var said = await Bo.SendAsync(Room, "spam");

        await using var database = await Host.OpenDatabaseAsync(Stop);
        Assert.Equal(
            [said.Id.ToString()],
            await database.ListAsync("SELECT message_id::text FROM flagged_messages", Stop)
        );
    }

    [Fact]
    public async Task Too_much_at_once_is_too_much_until_the_time_is_over()
    {
        await SetAsync();
        await AddAsync(new(RuleKind.Rate, RuleAction.Block, Count: 3, Seconds: 3_600));
        var clientId = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => SayAsync(Bo, $"message {n}")));
        Assert.Equal(3, outcomes.Count(outcome => outcome == "said"));
        Assert.Equal("said", await SayAsync(Cy, "one"));
        // A repeated request is no second message.
        for (var n = 0; n < 5; n++)
            await Cy.Api.Messages.SendAsync(Room, clientId, "two", Stop);
        Assert.Equal("said", await SayAsync(Cy, "three"));
        Assert.Equal(ProblemCodes.MessageBlocked, await SayAsync(Cy, "four"));
    }

    [Fact]
    public async Task The_same_words_again_and_again_are_counted_by_themselves()
    {
        await SetAsync();
        await AddAsync(new(RuleKind.Rate, RuleAction.Block, Count: 2, Seconds: 3_600, SameText: true));

        Assert.Equal(
            ["said", "said", ProblemCodes.MessageBlocked, "said"],
            [
                await SayAsync(Bo, "Buy this"),
                await SayAsync(Bo, "buy  THIS"),
                await SayAsync(Bo, "Buy this"),
                await SayAsync(Bo, "Buy that"),
            ]
        );
    }

    [Theory]
    [InlineData(NewcomerLimit.Links, "look https://a.example", "look")]
    [InlineData(NewcomerLimit.Everything, "hello", null)]
    public async Task Who_has_just_come_may_less(NewcomerLimit limit, string refused, string? taken)
    {
        await SetAsync();
        await AddAsync(new(RuleKind.Newcomers, RuleAction.Hold, NewHours: 1, Limit: limit));

        Assert.Equal("held", await SayAsync(Bo, refused));
        if (taken is not null)
            Assert.Equal("said", await SayAsync(Bo, taken));
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync("UPDATE users SET created_at = now() - interval '2 hours'", Stop);
        Assert.Equal("held", await SayAsync(Bo, refused));
        await database.ExecuteAsync("UPDATE workspace_members SET joined_at = now() - interval '2 hours'", Stop);
        Assert.Equal("said", await SayAsync(Bo, refused));
    }

    [Fact]
    public async Task Nobody_learns_of_rules_where_they_may_not_speak()
    {
        await SetAsync();
        var eve = await Host.SignUpAsync("Eve");
        await AddAsync(Word(RuleAction.Block, "spam"));
        await AddAsync(Word(RuleAction.Hold, "ham"));

        Assert.Equal(ProblemCodes.NotFound, await SayAsync(eve, "spam"));
        Assert.Equal(ProblemCodes.NotFound, await SayAsync(eve, "ham"));
    }

    [Fact]
    public async Task A_text_can_be_tried_without_being_said()
    {
        await SetAsync();
        await AddAsync(Word(RuleAction.Flag, "spam"), "Flag");
        await AddAsync(Word(RuleAction.Hold, "spam", "ham") with { Message = "Wait." }, "Hold");

        var tried = await Ann.Api.Rules.TryAsync(Home.Id, new("SPAM and Ham"), Stop);

        Assert.Equal((RuleAction.Hold, "Wait."), (tried.Action!.Value, tried.Message));
        Assert.Equal(["Flag", "Hold"], tried.Hits.Select(hit => hit.Name));
        Assert.Equal(["spam", "ham"], tried.Hits[1].Found);
        Assert.Equal([false, true], tried.Hits.Select(hit => hit.Decides));
        Assert.Null((await Ann.Api.Rules.TryAsync(Home.Id, new("fine"), Stop)).Action);
    }
}
