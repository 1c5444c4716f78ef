using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations;

public sealed class ConversationListTests
{
    private readonly ModelServer server = new(new Random(1));
    private readonly ConversationList list;
    private readonly Room room;

    public ConversationListTests()
    {
        list = new(server.Me);
        room = server.Open();
        server.Say(room, server.Others[0]);
        list.Load(server.List());
    }

    [Fact]
    public void The_next_message_moves_everything_on()
    {
        server.Open();
        list.Load(server.List());
        server.Say(room, server.Others[0]);
        Assert.True(list.Apply(server.Events[^1]));
        Assert.Equal(server.Fetch(room), list.Items[0]);
        Assert.False(list.NeedsSync);
    }

    [Fact]
    public void The_same_message_again_changes_nothing()
    {
        server.Say(room, server.Others[0]);
        list.Apply(server.Events[^1]);
        Assert.False(list.Apply(server.Events[^1]));
        Assert.Equal(2, list.Find(room.Id)?.Unread);
    }

    [Fact]
    public void A_deleted_message_of_others_is_unread_no_more_and_shows_as_gone()
    {
        var known = list.Find(room.Id)!;

        Assert.True(list.Apply(Deleted(known, known.LastMessage!)));

        var after = list.Find(room.Id)!;
        Assert.Equal((known.Change + 1, known.Unread - 1, known.LastSeq), (after.Change, after.Unread, after.LastSeq));
        Assert.NotNull(after.LastMessage!.DeletedAt);
        Assert.False(list.NeedsSync);
    }

    [Fact]
    public void Whether_ninety_nine_and_more_still_holds_only_the_server_knows()
    {
        for (var i = 0; i < Limits.CountedUnread + 5; i++)
        {
            server.Say(room, server.Others[0]);
            list.Apply(server.Events[^1]);
        }
        var known = list.Find(room.Id)!;

        list.Apply(Deleted(known, known.LastMessage!));

        Assert.True(list.NeedsSync);
    }

    [Fact]
    public void An_answer_to_sending_again_that_brings_an_edited_message_is_no_new_one()
    {
        server.Say(room, server.Others[0]);
        list.Apply(server.Events[^1]);
        var known = list.Find(room.Id)!;
        var first = known.LastMessage! with { Seq = 1, Change = known.Change + 1 };

        list.Apply(
            new MessageCreated
            {
                ConversationId = room.Id,
                Change = first.Change,
                Message = first,
            }
        );

        Assert.True(list.NeedsSync);
        Assert.Equal(known, list.Find(room.Id));
    }

    private static MessageDeleted Deleted(Conversation known, Contracts.Messages.Message message) =>
        new()
        {
            ConversationId = known.Id,
            Change = known.Change + 1,
            Message = message with { Text = "", Change = known.Change + 1, DeletedAt = DateTimeOffset.UnixEpoch },
        };

    [Fact]
    public void A_hole_is_doubt()
    {
        server.Say(room, server.Others[0]);
        server.Say(room, server.Others[0]);
        list.Apply(server.Events[^1]);
        Assert.True(list.NeedsSync);
        Assert.Equal(1, list.Find(room.Id)?.LastSeq);
    }

    [Fact]
    public void Unread_stops_counting_at_its_limit()
    {
        for (var i = 0; i < Limits.CountedUnread + 5; i++)
        {
            server.Say(room, server.Others[0]);
            list.Apply(server.Events[^1]);
        }
        Assert.Equal(Limits.CountedUnread, list.Find(room.Id)?.Unread);
    }

    [Fact]
    public void A_read_position_never_goes_back()
    {
        server.Say(room, server.Others[0]);
        list.Load(server.List());
        list.Apply(new ReadMoved(room.Id, new ReadPosition(2, 0, 2)));
        Assert.False(list.Apply(new ReadMoved(room.Id, new ReadPosition(1, 1, 2))));
        Assert.Equal((2, 0), (list.Find(room.Id)!.LastReadSeq, list.Find(room.Id)!.Unread));
    }

    [Fact]
    public void A_count_as_of_another_change_is_doubt_unless_all_is_read()
    {
        for (var i = 0; i < 3; i++)
            server.Say(room, server.Others[0]);
        list.Load(server.List());
        list.Apply(new ReadMoved(room.Id, new ReadPosition(2, 1, 3)));
        Assert.True(list.NeedsSync);
        list.Load(server.List());
        list.BeginSync();
        list.Apply(new ReadMoved(room.Id, new ReadPosition(4, 0, 9)));
        Assert.False(list.NeedsSync);
        Assert.Equal(0, list.Items.Sum(c => c.Unread));
    }

    [Fact]
    public void A_fetched_state_does_not_undo_reading_on()
    {
        var stale = server.List();
        list.MarkRead(room.Id, 1);
        list.Load(stale);
        Assert.Equal((1, 0), (list.Find(room.Id)!.LastReadSeq, list.Find(room.Id)!.Unread));
    }

    [Fact]
    public void Joining_an_unknown_conversation_is_doubt_and_a_known_one_is_not()
    {
        list.Apply(new ConversationJoined(room.Id));
        Assert.False(list.NeedsSync);
        list.Apply(new ConversationJoined(Guid.CreateVersion7()));
        Assert.True(list.NeedsSync);
    }

    [Fact]
    public void What_was_left_is_gone()
    {
        server.Leave(room);
        list.BeginSync();
        list.Apply(server.Sync(list.Cursor));
        Assert.Empty(list.Items);
    }
}
