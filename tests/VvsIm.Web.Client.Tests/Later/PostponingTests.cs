using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Later;

public sealed class PostponingTests : ChatTest
{
    [Fact]
    public async Task What_was_put_off_on_other_devices_is_there_at_the_start()
    {
        var room = Server.Open();
        var message = Server.Say(room, Server.Others[0]);
        Server.Later.Remind(message, Time.GetUtcNow().AddHours(1));
        await StartAsync();
        Assert.Equal(message.Id, Assert.Single(Chat.Agenda.Reminders.Items).MessageId);
        Assert.Empty(Chat.Agenda.Scheduled.Items);
        Assert.Equal(0, Chat.Agenda.Noticed);
    }

    [Fact]
    public async Task A_change_on_another_device_is_fetched()
    {
        var room = Server.Open();
        await StartAsync();
        Server.Later.Remind(Server.Say(room, Server.Others[0]), Time.GetUtcNow());
        Server.Events.Add(new RemindersChanged());
        Deliver();
        Assert.Single(Chat.Agenda.Reminders.Items);
    }

    [Fact]
    public async Task A_reminder_that_comes_due_wants_to_be_noticed()
    {
        var room = Server.Open();
        var reminder = Server.Later.Remind(Server.Say(room, Server.Others[0]), Time.GetUtcNow());
        await StartAsync();
        Server.Events.Add(Server.Later.Ring(reminder));
        Deliver();
        Assert.Equal(1, Chat.Agenda.Noticed);
    }

    [Fact]
    public async Task A_due_event_that_comes_again_after_it_is_done_with_brings_nothing_back()
    {
        var room = Server.Open();
        var reminder = Server.Later.Remind(Server.Say(room, Server.Others[0]), Time.GetUtcNow());
        await StartAsync();
        var due = Server.Later.Ring(reminder);
        Server.Events.Add(due);
        Deliver();
        await Chat.Postponing.DoneAsync(reminder.Id);
        Server.Events.Add(due);
        Deliver();
        Assert.Empty(Chat.Agenda.Reminders.Items);
    }

    [Fact]
    public async Task Whatever_was_missed_is_fetched_after_a_gap()
    {
        var room = Server.Open();
        await StartAsync();
        Server.Later.Remind(Server.Say(room, Server.Others[0]), Time.GetUtcNow());
        Chat.Connection.Missed();
        Assert.Single(Chat.Agenda.Reminders.Items);
    }

    [Fact]
    public async Task A_scheduled_message_is_shown_where_it_will_be_said_and_one_that_failed_is_not()
    {
        var room = Server.Open();
        await StartAsync();
        var message = await Chat.Postponing.ScheduleAsync(room.Id, "later", Time.GetUtcNow().AddHours(1));
        Assert.Equal((1, 0), (Chat.Agenda.WaitingIn(room.Id), Chat.Agenda.Noticed));
        Server.Later.Scheduled[0] = message with { Failed = ProblemCodes.NotFound };
        Server.Events.Add(new ScheduledChanged());
        Deliver();
        Assert.Equal((0, 1), (Chat.Agenda.WaitingIn(room.Id), Chat.Agenda.Noticed));
    }

    [Fact]
    public async Task A_try_that_was_not_answered_and_the_next_one_are_one_message_at_the_later_time()
    {
        var room = Server.Open();
        await StartAsync();
        Api.Instead = request =>
        {
            if (request.Method != HttpMethod.Post)
                return null;
            Server.Later.Answer(request, ["conversations", $"{room.Id}", "scheduled"]);
            throw new HttpRequestException("the answer was lost");
        };
        var (first, second) = (Time.GetUtcNow().AddHours(1), Time.GetUtcNow().AddHours(2));
        await Assert.ThrowsAsync<HttpRequestException>(() => Chat.Postponing.ScheduleAsync(room.Id, "once", first));
        Api.Instead = null;
        await Chat.Postponing.ScheduleAsync(room.Id, "once", second);
        Assert.Equal(second, Assert.Single(Server.Later.Scheduled).SendAt);
        Assert.Equal(Server.Later.Scheduled, Chat.Agenda.Scheduled.Items);
    }

    [Fact]
    public async Task What_is_taken_back_and_brought_back_is_the_same_message()
    {
        var room = Server.Open();
        await StartAsync();
        var message = await Chat.Postponing.ScheduleAsync(room.Id, "later", Time.GetUtcNow().AddHours(1));
        await Chat.Postponing.CancelAsync(message.Id);
        Assert.Empty(Chat.Agenda.Scheduled.Items);
        await Chat.Postponing.RestoreAsync(message);
        Assert.Equal(message.ClientId, Assert.Single(Chat.Agenda.Scheduled.Items).ClientId);
    }

    [Fact]
    public async Task One_that_was_sent_meanwhile_goes_from_the_list_when_somebody_touches_it()
    {
        var room = Server.Open();
        await StartAsync();
        var message = await Chat.Postponing.ScheduleAsync(room.Id, "later", Time.GetUtcNow().AddHours(1));
        Server.Later.Scheduled.Clear();
        await Assert.ThrowsAsync<ProblemException>(() =>
            Chat.Postponing.ChangeAsync(message.Id, "other", message.SendAt)
        );
        Assert.Empty(Chat.Agenda.Scheduled.Items);
    }

    [Fact]
    public async Task Without_the_server_it_says_so_and_loads_when_it_is_back()
    {
        Api.Instead = ModelApi.Unreachable;
        await StartAsync();
        Assert.True(Chat.Postponing.Unreached);
        Api.Instead = null;
        Chat.Connection.Returned();
        Assert.False(Chat.Postponing.Unreached);
        Assert.True(Chat.Agenda.Loaded);
    }
}
