using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Notifications;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Notifications;

public sealed class AlertQueueTests
{
    private readonly ModelServer server = new(new Random(5));
    private readonly AlertQueue queue = new();
    private readonly Room room;
    private DateTimeOffset now = new(2026, 5, 17, 9, 0, 0, TimeSpan.Zero);

    public AlertQueueTests() => room = server.Open();

    private AlertPlace Place => new(room.Id, null);

    [Fact]
    public void What_calls_is_told_once_after_a_moment()
    {
        Add();
        Assert.Empty(queue.TakeDue(now));
        now += AlertQueue.Grace;
        Assert.Equal(Place, Assert.Single(queue.TakeDue(now)).Place);
        Assert.Empty(queue.TakeDue(now));
        Assert.Null(queue.Next);
    }

    [Fact]
    public void What_another_device_reads_in_that_moment_is_not_told()
    {
        var said = Add();
        queue.Read(Place, said.Seq);
        now += AlertQueue.Grace;
        Assert.Empty(queue.TakeDue(now));
        Assert.Empty(queue.TakeOver());
    }

    [Fact]
    public void A_place_is_told_of_once_in_a_while_and_all_together()
    {
        Add();
        now += AlertQueue.Grace;
        queue.TakeDue(now);
        foreach (var _ in Enumerable.Range(1, 5))
        {
            now += TimeSpan.FromMilliseconds(500);
            Add();
            Assert.Empty(queue.TakeDue(now));
        }
        now = queue.Next!.Value;
        Assert.Equal(6, Assert.Single(queue.TakeDue(now)).Messages.Count);
    }

    [Fact]
    public void What_was_told_and_is_read_is_over_once()
    {
        var said = Add();
        now += AlertQueue.Grace;
        queue.TakeDue(now);
        Assert.Empty(queue.TakeOver());
        queue.Read(Place, said.Seq);
        Assert.Equal([Place], queue.TakeOver());
        Assert.Empty(queue.TakeOver());
    }

    [Fact]
    public void The_same_message_again_changes_nothing()
    {
        var said = Add();
        queue.Add(said, now);
        now += AlertQueue.Grace;
        Assert.Single(Assert.Single(queue.TakeDue(now)).Messages);
        queue.Add(said, now);
        Assert.Null(queue.Next);
    }

    [Fact]
    public void What_was_deleted_or_left_behind_does_not_call()
    {
        queue.Remove(Add());
        Add();
        queue.Leave(room.Id);
        now += AlertQueue.Grace;
        Assert.Empty(queue.TakeDue(now));
    }

    private Message Add()
    {
        var said = server.Say(room, server.Others[0]);
        queue.Add(said, now);
        return said;
    }
}
