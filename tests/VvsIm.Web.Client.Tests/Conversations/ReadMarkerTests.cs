using VvsIm.Contracts;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations;

public sealed class ReadMarkerTests : ChatTest
{
    private Room room = null!;

    [Fact]
    public async Task A_quick_succession_is_told_once_and_shown_at_once()
    {
        await ReadAsync(1, 2, 3);
        Assert.Equal(0, Chat.Conversations.Items.Sum(c => c.Unread));
        Assert.Equal(0, room.LastReadSeq);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, room.LastReadSeq);
        Assert.Single(Asked);
    }

    [Fact]
    public async Task A_position_behind_is_not_told()
    {
        await ReadAsync(3);
        Time.Advance(TimeSpan.FromSeconds(1));
        Chat.Reading.Seen(room.Id, 2);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(Asked);
    }

    [Fact]
    public async Task Reading_in_part_shows_what_the_server_counted()
    {
        await ReadAsync(2);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, Chat.Conversations.Items.Sum(c => c.Unread));
    }

    [Fact]
    public async Task Without_network_it_is_told_later()
    {
        await ReadAsync(3);
        Api.Instead = ModelApi.Unreachable;
        Time.Advance(TimeSpan.FromSeconds(1));
        Api.Instead = null;
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(3, room.LastReadSeq);
    }

    [Fact]
    public async Task A_conversation_that_is_gone_is_not_insisted_on()
    {
        await ReadAsync(3);
        Api.Instead = _ => ModelApi.Refuse(404, ProblemCodes.NotFound);
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(Asked);
    }

    [Fact]
    public async Task What_is_marked_unread_while_it_is_seen_stays_unread()
    {
        await ReadAsync(3);
        Time.Advance(TimeSpan.FromSeconds(1));

        await Chat.Reading.UnreadAsync(room.Id, 2);
        Chat.Reading.Seen(room.Id, 3);
        Server.Say(room, Server.Others[0]);
        Deliver();
        Chat.Reading.Seen(room.Id, 4);
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((1, 3), (room.LastReadSeq, Chat.Conversations.Find(room.Id)!.Unread));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scrolling_or_entering_anew_reads_it_again(bool enters)
    {
        await ReadAsync(3);
        Time.Advance(TimeSpan.FromSeconds(1));
        await Chat.Reading.UnreadAsync(room.Id, 2);
        Chat.Reading.Seen(room.Id, 3);

        if (enters)
            Chat.Reading.Enter();
        Chat.Reading.Seen(room.Id, enters ? 3 : 2);
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(enters ? 3 : 2, room.LastReadSeq);
    }

    [Fact]
    public async Task What_another_device_marked_unread_stays_so_while_it_is_on_this_screen()
    {
        await ReadAsync(3);
        Time.Advance(TimeSpan.FromSeconds(1));

        Server.MarkUnread(room, 1);
        Deliver();
        Chat.Reading.Seen(room.Id, 3);
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((0, 3), (room.LastReadSeq, Chat.Conversations.Find(room.Id)!.Unread));
    }

    [Fact]
    public async Task What_was_seen_before_does_not_undo_it_when_it_is_told_late()
    {
        await ReadAsync(2);
        Api.Instead = ModelApi.Unreachable;
        Time.Advance(TimeSpan.FromSeconds(1));
        Server.MarkUnread(room, 1);
        Api.Instead = null;
        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal((0, 1), (room.LastReadSeq, room.ReadEpoch));
        Assert.Equal(3, Chat.Conversations.Find(room.Id)!.Unread);
    }

    [Fact]
    public async Task Everything_is_marked_read_without_having_been_seen()
    {
        await ReadAsync();
        Chat.Reading.ReadAll(room.Id);
        Assert.Equal(0, Chat.Conversations.Find(room.Id)!.Unread);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, room.LastReadSeq);
    }

    private IEnumerable<string> Asked => Api.Asked.Where(a => a.StartsWith("PUT") && a.EndsWith("/read"));

    private async Task ReadAsync(params long[] seqs)
    {
        room = Server.Open();
        for (var i = 0; i < 3; i++)
            Server.Say(room, Server.Others[0]);
        await StartAsync();
        foreach (var seq in seqs)
            Chat.Reading.Seen(room.Id, seq);
    }
}
