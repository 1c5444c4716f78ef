using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations.Reading;

public sealed class MarkReadTests : HostTest
{
    [Fact]
    public async Task The_position_moves_forward_and_never_back()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendManyAsync(room, 5);

        var forward = await bo.Api.Conversations.MarkReadAsync(room, 4, Stop);
        var back = await bo.Api.Conversations.MarkReadAsync(room, 2, Stop);

        Assert.Equal(new(4, 1, 5), forward);
        Assert.Equal(forward, back);
    }

    [Fact]
    public async Task Concurrent_devices_end_at_the_furthest_position()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendManyAsync(room, 30);

        await Task.WhenAll(Enumerable.Range(1, 30).Select(seq => bo.Api.Conversations.MarkReadAsync(room, seq, Stop)));

        var conversation = await bo.ConversationAsync(room);
        Assert.Equal((30, 0), (conversation.LastReadSeq, conversation.Unread));
    }

    [Theory]
    [InlineData("""{"seq":2}""", "invalid")]
    [InlineData("""{"seq":-1}""", "invalid")]
    [InlineData("""{}""", "invalid")]
    [InlineData("""{"seq":"one"}""", "malformed_body")]
    public async Task A_position_that_is_none_is_refused(string body, string code)
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendAsync(room, "only");

        var problem = await bo.RefusedAsync(HttpMethod.Put, $"api/conversations/{room}/read", body);

        Assert.Equal((400, code), (problem.Status, problem.Code));
        Assert.Equal(0, (await bo.ConversationAsync(room)).LastReadSeq);
    }

    [Fact]
    public async Task My_reading_is_nobody_elses()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo, cy);
        await ann.SendAsync(room, "hello");

        await bo.Api.Conversations.MarkReadAsync(room, 1, Stop);

        Assert.Equal(0, (await bo.ConversationAsync(room)).Unread);
        Assert.Equal(1, (await cy.ConversationAsync(room)).Unread);
    }
}
