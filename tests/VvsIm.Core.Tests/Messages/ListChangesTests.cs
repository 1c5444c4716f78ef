using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Messages;

public sealed class ListChangesTests : HostTest
{
    [Fact]
    public async Task Changes_after_a_point_are_replayed_in_order_until_whole()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var sent = await ann.SendManyAsync(room, 250);

        var (after, received, rounds) = (7L, new List<long>(), 0);
        while (true)
        {
            var page = await bo.Api.Messages.ChangesAsync(room, after, Stop);
            received.AddRange(page.Messages.Select(message => message.Change));
            (after, rounds) = (page.Change, rounds + 1);
            if (!page.More)
                break;
        }

        Assert.Equal(sent.Select(message => message.Change).Where(change => change > 7), received);
        Assert.Equal((250, 3), (after, rounds));
    }

    [Fact]
    public async Task Nothing_new_is_an_empty_answer()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendAsync(room, "hello");

        var page = await bo.Api.Messages.ChangesAsync(room, 1, Stop);

        Assert.Equal((0, 1, false, false), (page.Messages.Length, page.Change, page.More, page.Reset));
    }

    [Fact]
    public async Task A_client_ahead_of_the_server_is_told_to_start_over()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendAsync(room, "hello");

        var page = await bo.Api.Messages.ChangesAsync(room, 5, Stop);

        Assert.True(page.Reset);
        Assert.Equal(1, page.Change);
    }

    [Fact]
    public async Task A_client_too_far_behind_is_told_to_start_over()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendManyAsync(room, Limits.ReplayedChanges + 1);

        Assert.True((await bo.Api.Messages.ChangesAsync(room, 0, Stop)).Reset);
        Assert.False((await bo.Api.Messages.ChangesAsync(room, 1, Stop)).Reset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?after=-1")]
    public async Task Where_to_begin_must_be_said(string query)
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);

        var problem = await ann.RefusedAsync(HttpMethod.Get, $"api/conversations/{room}/changes{query}");

        Assert.Equal(ProblemCodes.Invalid, problem.Code);
        Assert.Contains("after", problem.Errors!.Keys);
    }
}
