using VvsIm.Contracts.Notifications;
using VvsIm.Web.Client.Notifications;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Notifications;

public sealed class NotificationCentreTests : ChatTest
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    private NotificationCentre Centre => Chat.Notifications;

    [Fact]
    public async Task Who_enters_where_they_were_added_has_taken_note_of_it()
    {
        var (entered, other) = (Invite(), Invite());
        await StartAsync();
        Deliver();
        Assert.Equal(2, Centre.All.Unread);

        Chat.OpenUp(entered.Id);
        Time.Advance(Calm);

        Assert.Equal(
            [other.Id],
            Server.Notifications.Items.Where(item => !item.Read).Select(item => item.ConversationId)
        );
        Assert.Equal(1, Centre.All.Unread);
    }

    [Fact]
    public async Task What_is_opened_before_the_list_is_here_counts_as_well()
    {
        var room = Invite();
        Chat.OpenUp(room.Id);
        await StartAsync();
        Time.Advance(Calm);
        Assert.All(Server.Notifications.Items, item => Assert.True(item.Read));
    }

    [Fact]
    public async Task What_was_lost_while_away_is_fetched_after_the_gap()
    {
        await StartAsync();
        Server.Notifications.Tell(Server.Say(Server.Open(), Server.Others[0]));
        Server.Notifications.Settings = new() { Change = 3, Sound = false };

        Chat.Connection.Missed();
        Time.Advance(Calm);

        Assert.Equal((1, false), (Centre.All.Unread, Centre.Settings!.Sound));
    }

    [Fact]
    public async Task Of_two_settings_the_later_one_stays()
    {
        await StartAsync();
        Centre.Apply(new NotificationSettingsChanged(new() { Change = 5, Tone = NotificationTone.Drop }));
        Centre.Apply(new NotificationSettingsChanged(new() { Change = 4, Tone = NotificationTone.Knock }));
        Assert.Equal(NotificationTone.Drop, Centre.Settings!.Tone);
    }

    [Fact]
    public async Task A_mark_that_the_server_does_not_take_is_taken_back()
    {
        var told = Server.Notifications.Tell(Server.Say(Server.Open(), Server.Others[0]));
        await StartAsync();
        Api.Instead = request => request.Method == HttpMethod.Post ? ModelApi.Refuse(500, "server_error") : null;

        await Assert.ThrowsAsync<Contracts.ProblemException>(() => Centre.MarkAsync([told.Id]));
        Time.Advance(Calm);

        Assert.Equal(1, Centre.All.Unread);
    }

    private Room Invite()
    {
        var room = Server.Open();
        Server.Notifications.Items.Insert(
            0,
            new()
            {
                Id = room.Id,
                Kind = NotificationKind.Invite,
                At = room.OpenedAt,
                Read = false,
                ConversationId = room.Id,
                Actors = [Server.Others[0]],
            }
        );
        return room;
    }
}
