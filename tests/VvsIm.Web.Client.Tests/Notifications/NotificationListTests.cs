using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Notifications;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Notifications;

public sealed class NotificationListTests
{
    private readonly ModelServer server = new(new Random(3));
    private readonly ModelNotifications model = new();
    private readonly NotificationList list;
    private readonly Room room;

    public NotificationListTests()
    {
        room = server.Open();
        list = new NotificationList(server.Me, NotificationFilter.All);
        Fetch();
    }

    [Fact]
    public void A_message_that_names_me_is_shown_at_once_and_settled_by_asking()
    {
        var said = Say($"hello {Mentions.Of(server.Me)}") with { Mentions = [server.Me] };

        Assert.True(Hear(Created(said)));
        Assert.True(Hear(Created(said)));

        Assert.Equal((1, 1, true), (list.Items.Count, list.Unread, list.Needed));
        Fetch();
        Assert.Equal((0, 0, false), (list.Items.Count, list.Unread, list.Needed));
    }

    [Fact]
    public void What_I_say_myself_and_what_names_others_is_no_news()
    {
        Assert.False(Hear(Created(Say("hello"))));
        Assert.False(Hear(Created(Say("all", by: server.Me) with { MentionsAll = true })));
        Assert.False(list.Needed);
    }

    [Fact]
    public void An_answer_is_worthless_when_something_happened_meanwhile()
    {
        list.Doubt();
        var begun = list.Begin();
        list.Apply(new NotificationsChanged(), Find);

        Assert.False(list.Load([model.Page([])], begun));
        Assert.True(list.Needed);
    }

    [Fact]
    public void Reading_on_reads_what_lies_behind()
    {
        var (first, second) = (Say("one"), Say("two"));
        model.Tell(first);
        model.Tell(second);
        Fetch();

        Assert.True(Hear(new ReadMoved(room.Id, new(first.Seq, 1, room.Change))));

        Assert.Equal([false, true], list.Items.Select(item => item.Read));
        Assert.Equal((1, true), (list.Unread, list.Needed));
        Assert.False(new NotificationList(server.Me, NotificationFilter.All).Apply(new MeChanged(server.Self), Find));
    }

    [Fact]
    public void Reading_where_nothing_stands_asks_for_nothing()
    {
        model.Tell(Say("one"));
        Fetch();
        Assert.False(Hear(new ReadMoved(Guid.CreateVersion7(), new(9, 0, 9))));
        Assert.False(list.Needed);
    }

    [Fact]
    public void A_deleted_message_takes_its_notification_along()
    {
        var said = Say("one");
        model.Tell(said);
        Fetch();
        Hear(
            new MessageDeleted
            {
                ConversationId = room.Id,
                Change = room.Change + 1,
                Message = said with { Text = "" },
            }
        );
        Assert.Equal((0, 0), (list.Items.Count, list.Unread));
    }

    [Fact]
    public void A_word_to_many_is_not_asked_for_by_all_of_them_at_once()
    {
        room.Members = 4_000;
        Hear(Created(Say("all") with { MentionsAll = true }));
        Assert.Equal(4_000, list.Crowd);
        list.Doubt();
        Assert.Equal(0, list.Crowd);
    }

    private Message Say(string text, Guid? by = null) => server.Say(room, by ?? server.Others[0], text: text);

    private static MessageCreated Created(Message said) =>
        new()
        {
            ConversationId = said.ConversationId,
            Change = said.Change,
            Message = said,
        };

    private bool Hear(RealtimeEvent happened) => list.Apply(happened, Find);

    private Conversation? Find(Guid id) => id == room.Id ? server.Fetch(room) : null;

    private void Fetch() => list.Load([model.Page([])], list.Begin());
}
