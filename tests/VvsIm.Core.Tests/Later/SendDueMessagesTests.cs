using System.Collections.Concurrent;
using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Later;

public sealed class SendDueMessagesTests : HostTest
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task At_its_time_it_is_a_message_like_any_other_and_every_device_hears_of_both()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var heard = new ConcurrentQueue<RealtimeEvent>();
        await using var device = await Listener.OpenAsync(ann, heard.Enqueue);

        var waiting = await ann.ScheduleAsync(room, "good morning", Soon);
        await Eventually.TrueAsync(async () => (await bo.ReadAllAsync(room)).Count > 0, "Bo has it", Stop);

        var message = Assert.Single(await bo.ReadAllAsync(room));
        Assert.Equal((ann.Id, "good morning", waiting.ClientId), (message.SenderId, message.Text, message.ClientId));
        Assert.True(message.CreatedAt >= waiting.SendAt, "It was sent before its time.");
        await Eventually.TrueAsync(() => heard.OfType<ScheduledChanged>().Count() == 2, "both changes are told", Stop);
        Assert.Equal([message.Id], heard.OfType<MessageCreated>().Select(created => created.Message.Id));
        Assert.Empty(await ann.ScheduledAsync());
        Assert.Equal(1, (await bo.ConversationAsync(room)).Unread);
    }

    [Fact]
    public async Task What_is_due_together_is_sent_in_the_order_of_its_times()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var at = DateTimeOffset.UtcNow.AddSeconds(2);

        // Written down from the last to the first, all due before the next look at the table but one.
        foreach (var n in Enumerable.Range(1, 60).Reverse())
            await ann.Api.Later.ScheduleAsync(room, new(Guid.CreateVersion7(), $"{n}", at.AddMilliseconds(n)), Stop);
        await Eventually.TrueAsync(async () => (await ann.ScheduledAsync()).Length == 0, "all are sent", Stop);

        Assert.Equal(
            Enumerable.Range(1, 60).Select(n => $"{n}"),
            (await bo.ReadAllAsync(room)).Select(message => message.Text)
        );
    }

    [Fact]
    public async Task An_answer_and_a_reply_in_a_thread_go_where_they_belong()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var root = await bo.SendAsync(room, "what do you think?");
        var at = DateTimeOffset.UtcNow + Soon;

        await ann.Api.Later.ScheduleAsync(room, new(Guid.CreateVersion7(), "answer", at, ReplyToSeq: root.Seq), Stop);
        await ann.Api.Later.ScheduleAsync(room, new(Guid.CreateVersion7(), "reply", at, ThreadSeq: root.Seq), Stop);
        await Eventually.TrueAsync(async () => (await ann.ScheduledAsync()).Length == 0, "both are sent", Stop);

        var answer = (await bo.Api.Messages.NewestAsync(room, cancellationToken: Stop)).Items[^1];
        Assert.Equal(("answer", root.Seq), (answer.Text, answer.ReplyToSeq));
        var now = await bo.Api.Messages.AroundAsync(room, root.Seq, cancellationToken: Stop);
        Assert.Equal(1, now.Items[0].Thread?.Count);
    }

    [Fact]
    public async Task Who_has_left_sends_nothing_more_and_is_told_so()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        var waiting = await bo.ScheduleAsync(room, "from outside", Soon);
        await LeaveAsync(room, bo);

        await Eventually.TrueAsync(async () => (await bo.ScheduledAsync())[0].Failed is not null, "it failed", Stop);

        Assert.Equal([waiting with { Failed = ProblemCodes.NotFound }], await bo.ScheduledAsync());
        Assert.Empty(await ann.ReadAllAsync(room));
        await bo.Api.Later.CancelAsync(waiting.Id, Stop);
        Assert.Empty(await bo.ScheduledAsync());
    }

    [Fact]
    public async Task What_failed_does_not_hold_up_the_others_and_waits_again_when_changed()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var (ops, direct) = (await ann.CreateGroupAsync("Ops", bo), await ann.OpenDirectAsync(bo));
        var failing = await bo.ScheduleAsync(ops, "later", Soon);
        await bo.ScheduleAsync(direct, "hello", Soon);
        await LeaveAsync(ops, bo);
        await Eventually.TrueAsync(
            async () => await bo.ScheduledAsync() is [{ Failed: ProblemCodes.NotFound }],
            "one failed and one was sent",
            Stop
        );

        await ReturnAsync(ops, bo);
        await bo.Api.Later.ChangeAsync(failing.Id, new(SendAt: DateTimeOffset.UtcNow), Stop);
        await Eventually.TrueAsync(async () => (await bo.ScheduledAsync()).Length == 0, "the other is sent", Stop);

        Assert.Equal(["hello"], (await ann.ReadAllAsync(direct)).Select(message => message.Text));
        Assert.Equal(["later"], (await ann.ReadAllAsync(ops)).Select(message => message.Text));
    }

    [Fact]
    public async Task One_that_is_being_sent_can_be_neither_changed_nor_taken_back()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var waiting = await ann.ScheduleAsync(room, "hello", TimeSpan.FromHours(1));
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await using var sending = await database.BeginTransactionAsync(Stop);
        await database.ExecuteAsync($"SELECT FROM scheduled_messages WHERE id = '{waiting.Id}' FOR UPDATE", Stop);

        var change = await Assert.ThrowsAsync<ProblemException>(() => ann.Api.Later.ChangeAsync(waiting.Id, new("x")));
        var cancel = await Assert.ThrowsAsync<ProblemException>(() => ann.Api.Later.CancelAsync(waiting.Id));
        var send = await Assert.ThrowsAsync<ProblemException>(() => ann.Api.Later.SendNowAsync(waiting.Id));

        Assert.All([change, cancel, send], refusal => Assert.Equal(ProblemCodes.Conflict, refusal.Code));
    }

    private Task LeaveAsync(Guid room, Tester who) => MemberAsync(room, who, "now()");

    private Task ReturnAsync(Guid room, Tester who) => MemberAsync(room, who, "NULL");

    private async Task MemberAsync(Guid room, Tester who, string leftAt)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync(
            $"UPDATE conversation_members SET left_at = {leftAt} WHERE conversation_id = '{room}' AND user_id = '{who.Id}'",
            Stop
        );
    }
}
