using VvsIm.Contracts.Moderation.Held;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Shell;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages;

public sealed class LogRowsTests
{
    private readonly ModelServer server = new(new Random(1));
    private readonly MessageLog log = new(Guid.Empty);
    private readonly Room room;
    private string day = "2026-05-17";

    public LogRowsTests() => room = server.Open();

    [Fact]
    public void A_run_is_one_sender_s_messages_without_a_long_pause()
    {
        Say(server.Others[0], server.Others[0], server.Others[1], server.Me, server.Me);
        Assert.Equal([true, false, true, true, false], Rows().Select(r => r.StartsRun));
    }

    [Fact]
    public void A_day_is_announced_once()
    {
        Say(server.Others[0], server.Others[0]);
        Assert.Equal(["2026-05-17", null], Rows().Select(r => r.DayLabel));
    }

    [Fact]
    public void The_first_unread_message_of_others_is_marked()
    {
        Say(server.Others[0], server.Me, server.Others[0], server.Others[0]);
        Assert.Equal([false, false, true, false], Rows(unreadAfter: 1).Select(r => r.FirstUnread));
        Assert.DoesNotContain(Rows(unreadAfter: null), r => r.FirstUnread);
        Assert.DoesNotContain(Rows(unreadAfter: 4), r => r.FirstUnread);
    }

    [Fact]
    public void A_window_that_begins_later_does_not_mark_its_first_message()
    {
        Say(server.Others[0], server.Others[0], server.Others[0]);
        log.TrimOlder(1);
        Assert.DoesNotContain(Rows(unreadAfter: 1), r => r.FirstUnread);
    }

    [Fact]
    public void What_a_rule_holds_waits_before_what_is_on_its_way_until_it_is_said()
    {
        Say(server.Others[0]);
        var held = new HeldMessage
        {
            Id = Guid.CreateVersion7(),
            ConversationId = room.Id,
            ClientId = Guid.CreateVersion7(),
            Text = "held",
            HeldAt = default,
        };
        var mine = new UnsentMessage(Guid.CreateVersion7(), room.Id, "mine", default);
        var before = Make().From(log, [mine], null, held: [held]);
        Assert.Equal([null, SendState.Held, SendState.Waiting], before.Select(row => row.State));
        Assert.Same(held, before[1].Held);

        server.Say(room, server.Me, held.ClientId);
        log.Load(room.Newest(50));
        var after = Make().From(log, [mine], null, held: [held]);
        Assert.Equal((before[1].Key, SendState.Sent), (after[1].Key, after[1].State));
        Assert.Equal(3, after.Count);
    }

    [Fact]
    public void What_is_on_its_way_comes_last_and_keeps_its_key_when_stored()
    {
        Say(server.Others[0]);
        var mine = new UnsentMessage(Guid.CreateVersion7(), room.Id, "mine", default);
        var before = Rows(unsent: mine);
        Assert.Equal((SendState.Waiting, 0L), (before[^1].State, before[^1].Seq));
        server.Say(room, server.Me, mine.ClientId);
        log.Load(room.Newest(50));
        var after = Rows(unsent: mine);
        Assert.Equal(2, after.Count);
        Assert.Equal((before[^1].Key, SendState.Sent), (after[^1].Key, after[^1].State));
    }

    [Fact]
    public void Away_from_the_newest_messages_nothing_on_its_way_is_shown()
    {
        Say(server.Others[0], server.Others[0]);
        log.TrimNewer(1);
        Assert.Single(Rows(unsent: new UnsentMessage(Guid.CreateVersion7(), room.Id, "mine", default)));
    }

    [Fact]
    public void The_same_log_makes_equal_rows()
    {
        Say(server.Others[0], server.Me);
        Assert.Equal(Rows(), Rows());
    }

    private void Say(params Guid[] senders)
    {
        foreach (var sender in senders)
            server.Say(room, sender);
        log.Load(room.Newest(50));
    }

    private IReadOnlyList<LogRow> Rows(long? unreadAfter = null, params UnsentMessage[] unsent) =>
        Make().From(log, unsent, unreadAfter);

    private LogRows Make() =>
        new()
        {
            Me = server.Me,
            NameOf = id => $"{id}",
            TimeOf = _ => new LocalMoment("", day, "", ""),
            NameOfDay = d => d,
            BriefOf = _ => "",
            PositionIn = _ => null,
        };
}
