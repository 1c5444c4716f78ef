using System.Collections.Concurrent;
using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Later;

public sealed class ReminderTests : HostTest
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_reminder_rings_once_on_every_device_and_is_due_from_then_on()
    {
        var (ann, bo, message) = await SaidAsync("read me later");
        var (phone, laptop) = (new ConcurrentQueue<RealtimeEvent>(), new ConcurrentQueue<RealtimeEvent>());
        await using var one = await Listener.OpenAsync(ann, phone.Enqueue);
        await using var other = await Listener.OpenAsync(ann, laptop.Enqueue);

        var set = await ann.RemindAsync(message, Soon);
        Assert.Null(set.DueAt);
        await Eventually.TrueAsync(() => Rings(phone) == 1 && Rings(laptop) == 1, "both ring", Stop);

        var due = Assert.Single(await ann.RemindersAsync());
        Assert.Equal(set with { DueAt = due.DueAt }, due);
        Assert.Equal(message, due.Message);
        Assert.Equal(due, phone.OfType<ReminderDue>().Single().Reminder);
        Assert.Empty(await bo.RemindersAsync());

        // Another one passes the scheduler; the first does not ring again.
        var second = await ann.SendAsync(message.ConversationId, "and me");
        await ann.RemindAsync(second, Soon);
        await Eventually.TrueAsync(() => Rings(phone) == 2 && Rings(laptop) == 2, "the other rings", Stop);
        Assert.Equal([message.Id, second.Id], phone.OfType<ReminderDue>().Select(rung => rung.Reminder.MessageId));
    }

    [Fact]
    public async Task Those_that_are_due_come_first_then_those_to_come_by_time()
    {
        var (ann, _, message) = await SaidAsync("first");
        var second = await ann.SendAsync(message.ConversationId, "second");
        var third = await ann.SendAsync(message.ConversationId, "third");

        await ann.RemindAsync(message, TimeSpan.FromDays(2));
        await ann.RemindAsync(second, TimeSpan.FromDays(1));
        await ann.RemindAsync(third, TimeSpan.Zero);
        await Eventually.TrueAsync(async () => (await ann.RemindersAsync())[0].DueAt is not null, "one is due", Stop);

        Assert.Equal(["third", "second", "first"], (await ann.RemindersAsync()).Select(r => r.Message?.Text));
        Assert.Contains((await ann.Api.Later.RemindersAsync(Stop)).Users, user => user.DisplayName == "Ann");
    }

    [Fact]
    public async Task One_that_is_put_off_rings_again_and_one_that_is_done_is_gone_everywhere()
    {
        var (ann, _, message) = await SaidAsync("again");
        var heard = new ConcurrentQueue<RealtimeEvent>();
        await using var device = await Listener.OpenAsync(ann, heard.Enqueue);
        var set = await ann.RemindAsync(message, TimeSpan.Zero);
        await Eventually.TrueAsync(() => Rings(heard) == 1, "it rings", Stop);

        var snoozed = await ann.Api.Later.SnoozeAsync(set.Id, DateTimeOffset.UtcNow + Soon, Stop);
        Assert.Null(snoozed.DueAt);
        await Eventually.TrueAsync(() => Rings(heard) == 2, "it rings again", Stop);
        await ann.Api.Later.DoneAsync(set.Id, Stop);

        Assert.Empty(await ann.RemindersAsync());
        // Set, put off, done.
        await Eventually.TrueAsync(() => heard.OfType<RemindersChanged>().Count() == 3, "all is told", Stop);
    }

    [Fact]
    public async Task Asking_twice_for_one_message_moves_the_reminder()
    {
        var (ann, _, message) = await SaidAsync("once");
        var first = await ann.RemindAsync(message, TimeSpan.FromHours(1));
        var second = await ann.RemindAsync(message, TimeSpan.FromHours(2));

        Assert.Equal(first with { At = second.At }, second);
        Assert.Equal([second], await ann.RemindersAsync());
    }

    [Fact]
    public async Task It_shows_the_message_as_it_is_now()
    {
        var (ann, bo, message) = await SaidAsync("old");
        await bo.RemindAsync(message, TimeSpan.FromHours(1));

        var edited = await ann.Api.Messages.EditAsync(message.Id, "new", Stop);
        Assert.Equal(edited, Assert.Single(await bo.RemindersAsync()).Message);
        var deleted = await ann.Api.Messages.DeleteAsync(message.Id, Stop);
        Assert.Equal(deleted, Assert.Single(await bo.RemindersAsync()).Message);
    }

    [Fact]
    public async Task Who_has_left_is_still_reminded_but_reads_nothing()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        var message = await ann.SendAsync(room, "the secret");
        var heard = new ConcurrentQueue<RealtimeEvent>();
        await using var device = await Listener.OpenAsync(bo, heard.Enqueue);
        await bo.RemindAsync(message, Soon);
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync($"UPDATE conversation_members SET left_at = now() WHERE user_id = '{bo.Id}'", Stop);

        await Eventually.TrueAsync(() => Rings(heard) == 1, "it rings", Stop);

        Assert.Null(heard.OfType<ReminderDue>().Single().Reminder.Message);
        Assert.Null(Assert.Single(await bo.RemindersAsync()).Message);
    }

    [Fact]
    public async Task For_everybody_else_neither_message_nor_reminder_exists()
    {
        var (ann, bo, message) = await SaidAsync("ours");
        var reminder = await ann.RemindAsync(message, TimeSpan.FromHours(1));
        var stranger = await Host.SignUpAsync("Stranger");
        var at = DateTimeOffset.UtcNow.AddHours(1);

        Assert.Equal(ProblemCodes.NotFound, await RefusedAsync(() => stranger.RemindAsync(message, Soon)));
        Assert.Equal(ProblemCodes.NotFound, await RefusedAsync(() => bo.Api.Later.SnoozeAsync(reminder.Id, at)));
        Assert.Equal(ProblemCodes.NotFound, await RefusedAsync(() => bo.Api.Later.DoneAsync(reminder.Id)));
        Assert.Equal([reminder], await ann.RemindersAsync());
    }

    [Fact]
    public async Task Times_and_numbers_have_limits()
    {
        var (ann, _, message) = await SaidAsync("0");
        var texts = await ann.SendManyAsync(message.ConversationId, Limits.Reminders);
        await Task.WhenAll(texts.Select(text => ann.RemindAsync(text, TimeSpan.FromHours(1))));

        var oneMore = await RefusedAsync(() => ann.RemindAsync(message, TimeSpan.FromHours(1)));
        var past = await RefusedAsync(() => ann.RemindAsync(texts[0], TimeSpan.FromHours(-1)));
        var far = await RefusedAsync(() => ann.RemindAsync(texts[0], TimeSpan.FromDays(Limits.DaysAhead + 1)));

        Assert.Equal(
            (ProblemCodes.LimitExceeded, ProblemCodes.Invalid, ProblemCodes.LimitExceeded),
            (oneMore, past, far)
        );
        Assert.Equal(Limits.Reminders, (await ann.RemindersAsync()).Length);
    }

    private static int Rings(IEnumerable<RealtimeEvent> heard) => heard.OfType<ReminderDue>().Count();

    private async Task<(Tester Ann, Tester Bo, Message Message)> SaidAsync(string text)
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        return (ann, bo, await ann.SendAsync(await ann.OpenDirectAsync(bo), text));
    }

    private static async Task<string> RefusedAsync(Func<Task> request) =>
        (await Assert.ThrowsAsync<ProblemException>(request)).Code;
}
