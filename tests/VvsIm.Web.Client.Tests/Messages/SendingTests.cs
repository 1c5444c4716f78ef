using VvsIm.Contracts;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages;

public sealed class SendingTests : ChatTest
{
    private Room room = null!;

    [Fact]
    public async Task Without_network_messages_wait_and_arrive_in_order()
    {
        await BeginAsync();
        Api.Instead = ModelApi.Unreachable;
        await Chat.Sending.SendAsync(room.Id, "one");
        await Chat.Sending.SendAsync(room.Id, "two");
        Assert.All(Chat.Outgoing.Items, m => Assert.Equal(SendState.Waiting, m.State));
        Api.Instead = null;
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["one", "two"], room.Messages.Select(m => m.Text));
        Assert.DoesNotContain(Chat.Outgoing.Items, m => m.State != SendState.Sent);
    }

    [Fact]
    public async Task When_the_network_is_back_nobody_waits_for_the_pause()
    {
        await BeginAsync();
        Api.Instead = ModelApi.Unreachable;
        await Chat.Sending.SendAsync(room.Id, "one");
        Api.Instead = null;
        Chat.Connection.Returned();
        await Eventually.TrueAsync(() => room.Messages.Count == 1);
    }

    [Fact]
    public async Task A_lost_answer_leads_to_one_message()
    {
        await BeginAsync();
        Api.LostAnswers = 2;
        await Chat.Sending.SendAsync(room.Id, "once");
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("once", Assert.Single(room.Messages).Text);
        Assert.Equal(3, Api.Asked.Count(a => a.StartsWith("POST")));
    }

    [Theory]
    [InlineData(400, ProblemCodes.LimitExceeded)]
    [InlineData(404, ProblemCodes.NotFound)]
    [InlineData(413, ProblemCodes.TooLarge)]
    public async Task A_refusal_is_final_until_the_person_tries_again(int status, string code)
    {
        await BeginAsync();
        Api.Instead = _ => ModelApi.Refuse(status, code);
        await Chat.Sending.SendAsync(room.Id, "no");
        Time.Advance(TimeSpan.FromMinutes(5));
        var refused = Assert.Single(Chat.Outgoing.Items);
        Assert.Equal(SendState.Failed, refused.State);
        Assert.NotNull(refused.Reason);
        Assert.Single(Api.Asked, a => a.StartsWith("POST"));

        Api.Instead = null;
        await Chat.Sending.RetryAsync(refused);
        Assert.Equal(refused.ClientId, Assert.Single(room.Messages).ClientId);
    }

    [Fact]
    public async Task A_discarded_message_is_not_sent()
    {
        await BeginAsync();
        Api.Instead = _ => ModelApi.Refuse(400, ProblemCodes.Invalid);
        await Chat.Sending.SendAsync(room.Id, "no");
        await Chat.Sending.DiscardAsync(Chat.Outgoing.Items[0]);
        Assert.Empty(Chat.Outgoing.Items);
    }

    [Fact]
    public async Task When_the_session_is_over_the_message_is_kept()
    {
        await BeginAsync();
        Api.Instead = _ => ModelApi.Refuse(401, ProblemCodes.Unauthenticated);
        await Chat.Sending.SendAsync(room.Id, "later");
        Assert.Equal(SendState.Waiting, Assert.Single(Chat.Outgoing.Items).State);
    }

    [Fact]
    public async Task An_event_before_the_answer_settles_the_message()
    {
        await BeginAsync();
        Api.LostAnswers = 1;
        await Chat.Sending.SendAsync(room.Id, "seen");
        Deliver();
        Assert.Empty(Chat.Outgoing.Items);
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(Api.Asked, a => a.StartsWith("POST"));
    }

    private async Task BeginAsync()
    {
        room = Server.Open();
        await StartAsync();
    }
}
