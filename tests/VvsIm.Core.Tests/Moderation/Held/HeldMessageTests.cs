using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Media.LifeCycle;
using VvsIm.Core.Tests.Media.Upload;
using VvsIm.Core.Tests.Moderation.Rules;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Moderation.Held;

public sealed class HeldMessageTests : RuleTest
{
    [Fact]
    public async Task Its_author_sees_it_and_nobody_else_until_it_is_let_through()
    {
        await SetAsync();
        await AddAsync(Word(RuleAction.Hold, "spam"));
        await using var bos = await Ear.OfAsync(Bo);
        await using var staff = await Ear.OfAsync(Ann, Channels.Staff(Home.Id));

        var held = await HoldAsync(Bo, "maybe spam");

        await bos.HearsAsync<HeldChanged>(cancellationToken: Stop);
        await staff.HearsAsync<HeldQueueChanged>(cancellationToken: Stop);
        Assert.Equal(held.Id, Assert.Single((await Bo.Api.Held.MineAsync(Stop)).Items).Id);
        Assert.Empty((await Cy.Api.Held.MineAsync(Stop)).Items);
        Assert.Empty(await TextsAsync(Cy));
        var waiting = Assert.Single((await Ann.Api.Held.QueueAsync(new(), Stop)).Items);
        Assert.Equal(
            (held.Id, Bo.Id, "A rule", "Ops"),
            (waiting.Id, waiting.SenderId, waiting.RuleName, waiting.Title)
        );

        var message = await Ann.Api.Held.ApproveAsync(held.Id, Stop);

        Assert.Equal((held.ClientId, Bo.Id, "maybe spam"), (message.ClientId, message.SenderId, message.Text));
        Assert.Equal(["maybe spam"], await TextsAsync(Cy));
        await bos.HearsAsync<MessageCreated>(cancellationToken: Stop);
        Assert.Empty((await Bo.Api.Held.MineAsync(Stop)).Items);
        Assert.Empty((await Ann.Api.Held.QueueAsync(new(), Stop)).Items);
        Assert.Equal(
            [ModerationAction.MessageApproved, ModerationAction.MessageHeld],
            (await Ann.Api.ModerationLog.ListAsync(new(), Stop)).Items.Take(2).Select(row => row.Action)
        );
    }

    [Fact]
    public async Task Sending_it_again_answers_what_has_become_of_it()
    {
        await SetAsync();
        await AddAsync(Word(RuleAction.Hold, "spam"));
        var request = new SendMessageRequest(Guid.CreateVersion7(), "spam");

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => HoldAsync(Bo, Room, request)));
        Assert.Single(tries.Select(held => held.Id).Distinct());

        var message = await Ann.Api.Held.ApproveAsync(tries[0].Id, Stop);
        Assert.Equal(message.Id, (await Bo.Api.Messages.SendAsync(Room, request, Stop)).Id);
        Assert.Equal(["spam"], await TextsAsync(Bo));
    }

    [Fact]
    public async Task However_many_let_it_through_and_send_it_again_at_once_it_is_said_once()
    {
        await SetAsync();
        await AddAsync(Word(RuleAction.Hold, "spam"));
        for (var round = 0; round < 5; round++)
        {
            var request = new SendMessageRequest(Guid.CreateVersion7(), $"spam {round}");
            var held = await HoldAsync(Bo, Room, request);

            var outcomes = await Task.WhenAll(
                Enumerable
                    .Range(0, 9)
                    .Select(n =>
                        OutcomeAsync(() =>
                            n % 3 == 0 ? Bo.Api.Messages.SendAsync(Room, request, Stop)
                            : n == 1 ? Bo.Api.Held.WithdrawAsync(held.Id, Stop)
                            : Ann.Api.Held.ApproveAsync(held.Id, Stop)
                        )
                    )
            );

            Assert.DoesNotContain(ProblemCodes.ServerError, outcomes);
            var times = (await TextsAsync(Cy)).Count(text => text == request.Text);
            var waiting = (await Bo.Api.Held.MineAsync(Stop)).Items.Count(one => one.ClientId == request.ClientId);
            Assert.True(times <= 1 && times + waiting <= 1, $"{times} said, {waiting} waiting");
        }
    }

    [Fact]
    public async Task A_row_left_by_a_crash_after_the_append_does_no_harm()
    {
        await SetAsync();
        await AddAsync(Word(RuleAction.Hold, "spam"));
        var request = new SendMessageRequest(Guid.CreateVersion7(), "spam");
        var held = await HoldAsync(Bo, Room, request);
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync("CREATE TABLE kept AS SELECT * FROM held_messages", Stop);
        await Ann.Api.Held.ApproveAsync(held.Id, Stop);
        await database.ExecuteAsync("INSERT INTO held_messages SELECT * FROM kept", Stop);

        Assert.Empty((await Bo.Api.Held.MineAsync(Stop)).Items);
        Assert.Empty((await Ann.Api.Held.QueueAsync(new(), Stop)).Items);
        await Ann.Api.Held.ApproveAsync(held.Id, Stop);
        Assert.Equal(["spam"], await TextsAsync(Cy));
    }

    [Fact]
    public async Task Turned_down_its_author_is_told_why_and_puts_it_away()
    {
        await SetAsync();
        await AddAsync(Word(RuleAction.Hold, "spam"));
        var request = new SendMessageRequest(Guid.CreateVersion7(), "spam");
        var held = await HoldAsync(Bo, Room, request);

        await Ann.Api.Held.RejectAsync(held.Id, "Not here.", Stop);

        var told = Assert.Single((await Bo.Api.Held.MineAsync(Stop)).Items);
        Assert.NotNull(told.RejectedAt);
        Assert.Equal("Not here.", told.Reason);
        await using var database = await Host.OpenDatabaseAsync(Stop);
        Assert.Contains(
            "messageRejected Not here.",
            await database.ListAsync(
                $"SELECT notice || ' ' || coalesce(text, '') FROM notifications WHERE user_id = '{Bo.Id}'",
                Stop
            )
        );
        Assert.Equal(
            ProblemCodes.MessageBlocked,
            await OutcomeAsync(() => Bo.Api.Messages.SendAsync(Room, request, Stop))
        );
        Assert.Equal(ProblemCodes.NotFound, await OutcomeAsync(() => Ann.Api.Held.ApproveAsync(held.Id, Stop)));
        Assert.Equal(ProblemCodes.NotFound, await OutcomeAsync(() => Cy.Api.Held.WithdrawAsync(held.Id, Stop)));
        await Bo.Api.Held.WithdrawAsync(held.Id, Stop);
        Assert.Empty((await Bo.Api.Held.MineAsync(Stop)).Items);
    }

    [Fact]
    public async Task Its_files_wait_with_it_and_go_with_it()
    {
        await SetAsync();
        await AddAsync(Word(RuleAction.Hold, "spam"));
        using var file = new MemoryStream(Picture.Png());
        var medium = await Bo.Api.Media.UploadAsync(
            file,
            "a.png",
            new() { WorkspaceId = Home.Id },
            cancellationToken: Stop
        );

        var held = await HoldAsync(
            Bo,
            Room,
            new SendMessageRequest(Guid.CreateVersion7(), "spam", AttachmentIds: [medium.Id])
        );
        Assert.Equal(medium.Id, Assert.Single(held.Attachments!).Id);
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync("UPDATE media SET created_at = now() - interval '30 days'", Stop);
        await ActivatorUtilities.CreateInstance<CollectMedia>(Host.Services).RunAsync(Stop);

        Assert.Equal(medium.Id, Assert.Single((await Ann.Api.Held.ApproveAsync(held.Id, Stop)).Attachments!).Id);
    }

    [Fact]
    public async Task Whoever_may_not_write_there_any_more_says_nothing_by_it()
    {
        await SetAsync();
        await AddAsync(Word(RuleAction.Hold, "spam"));
        var held = await HoldAsync(Bo, "spam");
        await Ann.Api.Groups.RemoveMemberAsync(Room, Bo.Id, Stop);

        Assert.Equal(ProblemCodes.Conflict, await OutcomeAsync(() => Ann.Api.Held.ApproveAsync(held.Id, Stop)));
        Assert.Empty(await TextsAsync(Cy));
        Assert.Empty((await Bo.Api.Held.MineAsync(Stop)).Items);
    }

    [Fact]
    public async Task Slow_mode_does_not_hold_up_what_has_waited_already()
    {
        await SetAsync();
        await AddAsync(Word(RuleAction.Hold, "spam"));
        var (first, second) = (await HoldAsync(Bo, "spam 1"), await HoldAsync(Bo, "spam 2"));
        await Ann.Api.Groups.ChangeAsync(Room, new() { SlowSeconds = 600 }, Stop);

        await Ann.Api.Held.ApproveAsync(first.Id, Stop);
        await Ann.Api.Held.ApproveAsync(second.Id, Stop);

        Assert.Equal(["spam 1", "spam 2"], await TextsAsync(Cy));
    }

    [Fact]
    public async Task A_moderator_of_another_workspace_finds_nothing()
    {
        await SetAsync();
        var eve = await Host.SignUpAsync("Eve");
        await eve.CreateWorkspaceAsync("Elsewhere");
        await AddAsync(Word(RuleAction.Hold, "spam"));
        var held = await HoldAsync(Bo, "spam");

        Assert.Empty((await eve.Api.Held.QueueAsync(new(), Stop)).Items);
        Assert.Equal(ProblemCodes.NotFound, await OutcomeAsync(() => eve.Api.Held.ApproveAsync(held.Id, Stop)));
        Assert.Equal(ProblemCodes.NotFound, await OutcomeAsync(() => eve.Api.Held.RejectAsync(held.Id, null, Stop)));
        Assert.Equal(ProblemCodes.Forbidden, await OutcomeAsync(() => Bo.Api.Held.QueueAsync(new(), Stop)));
    }

    private async Task<string[]> TextsAsync(Tester who) =>
        [.. (await who.ReadAllAsync(Room)).Where(message => message.System is null).Select(message => message.Text)];
}
