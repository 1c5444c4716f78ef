using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Messages;

namespace VvsIm.Web.Client.Tests.Messages;

public sealed class OutgoingTests
{
    private readonly Outgoing outgoing = new();
    private readonly Guid room = Guid.CreateVersion7();

    [Fact]
    public void Nothing_overtakes_a_message_under_way()
    {
        var (first, _) = (Write("first"), Write("second"));
        outgoing.Sending(first);
        Assert.Null(outgoing.Next(room));
    }

    [Fact]
    public void Nothing_overtakes_a_message_that_waits_for_another_attempt()
    {
        var (first, _) = (Write("first"), Write("second"));
        outgoing.Sending(first);
        outgoing.Interrupted(first);
        Assert.Equal("first", outgoing.Next(room)?.Text);
    }

    [Fact]
    public void What_was_refused_is_passed_over()
    {
        var (first, _) = (Write("first"), Write("second"));
        outgoing.Refused(first, "no");
        Assert.Equal("second", outgoing.Next(room)?.Text);
    }

    [Fact]
    public void Conversations_do_not_wait_for_each_other()
    {
        var elsewhere = Guid.CreateVersion7();
        outgoing.Sending(Write("here"));
        outgoing.Add(new(Guid.CreateVersion7(), elsewhere, "there", default));
        Assert.Equal("there", outgoing.Next(elsewhere)?.Text);
    }

    [Fact]
    public void A_retry_keeps_the_client_id()
    {
        var message = Write("again");
        outgoing.Refused(message, "no");
        outgoing.Retry(message);
        Assert.Equal(message.ClientId, outgoing.Next(room)?.ClientId);
        Assert.Null(outgoing.Next(room)?.Reason);
    }

    [Fact]
    public void A_lost_answer_after_the_event_means_nothing()
    {
        var message = Write("hello");
        outgoing.Sending(message);
        outgoing.Stored(Stored(message));
        outgoing.Interrupted(message);
        Assert.Null(outgoing.Next(room));
        Assert.Equal(SendState.Sent, Assert.Single(outgoing.Items).State);
    }

    [Fact]
    public void A_stored_message_stays_until_the_log_shows_it()
    {
        var message = Write("hello");
        outgoing.Stored(Stored(message));
        outgoing.Settle(room, null, _ => false);
        Assert.Single(outgoing.Items);
        outgoing.Settle(room, null, id => id == message.ClientId);
        Assert.Empty(outgoing.Items);
    }

    [Fact]
    public void What_is_not_stored_stays_whatever_the_log_shows()
    {
        Write("hello");
        outgoing.Settle(room, threadSeq: null);
        Assert.Single(outgoing.Items);
    }

    [Fact]
    public void A_message_adopted_twice_is_queued_once()
    {
        var message = Write("hello");
        outgoing.Add(message);
        Assert.Single(outgoing.Items);
    }

    private UnsentMessage Write(string text)
    {
        var message = new UnsentMessage(Guid.CreateVersion7(), room, text, default);
        outgoing.Add(message);
        return message;
    }

    private static Message Stored(UnsentMessage message) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ConversationId = message.ConversationId,
            Seq = 1,
            Change = 1,
            SenderId = Guid.CreateVersion7(),
            ClientId = message.ClientId,
            Text = message.Text,
            CreatedAt = default,
        };
}
