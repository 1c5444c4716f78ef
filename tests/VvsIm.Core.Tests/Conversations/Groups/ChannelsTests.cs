using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations.Groups;

public sealed class ChannelsTests : HostTest
{
    [Fact]
    public async Task A_channel_is_found_looked_into_joined_and_left()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var channel = await ChannelAsync(ann, "Announcements");
        var said = await ann.SendAsync(channel, "hello all");

        var found = Assert.Single((await bo.Api.Groups.ChannelsAsync("nounce", cancellationToken: Stop)).Items);
        Assert.Equal((channel, 1, false), (found.Id, found.Members, found.Joined));
        var looked = await bo.ConversationAsync(channel);
        Assert.Equal((MemberRole.None, 0), (looked.Role, looked.Unread));
        Assert.Equal(["hello all"], (await bo.ReadAllAsync(channel)).Select(message => message.Text));
        Assert.Empty((await bo.Api.Conversations.ListAsync(cancellationToken: Stop)).Items);
        foreach (
            var ask in (Func<Task>[])
                [() => bo.SendAsync(channel, "hi"), () => bo.Api.Messages.ReactAsync(said.Id, "👍", Stop)]
        )
            Assert.Equal(ProblemCodes.Forbidden, (await Assert.ThrowsAsync<ProblemException>(ask)).Code);

        var joined = await bo.Api.Groups.JoinAsync(channel, Stop);
        Assert.Equal((MemberRole.Member, 2, 0), (joined.Role, joined.Members, joined.Unread));
        Assert.Equal(joined.Change, (await bo.Api.Groups.JoinAsync(channel, Stop)).Change);
        await bo.SendAsync(channel, "hi");
        Assert.True(Assert.Single((await bo.Api.Groups.ChannelsAsync(cancellationToken: Stop)).Items).Joined);
        await bo.Api.Conversations.LeaveAsync(channel, Stop);
        Assert.Equal(MemberRole.None, (await bo.ConversationAsync(channel)).Role);
    }

    [Fact]
    public async Task Who_looks_into_a_channel_hears_it_live()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var channel = await ChannelAsync(ann, "Announcements");
        var heard = new TaskCompletionSource<RealtimeEvent>();
        await using var listener = await Listener.OpenAsync(bo, e => heard.TrySetResult(e));
        await listener.SubscribeAsync(bo, Channels.Conversation(channel));

        await ann.SendAsync(channel, "hello all");

        Assert.Equal("hello all", Assert.IsType<MessageCreated>(await heard.Task.WaitAsync(Stop)).Message.Text);
    }

    [Fact]
    public async Task Titles_of_channels_are_unique_whatever_their_case_also_when_made_at_once()
    {
        var people = await Host.SignUpManyAsync(6);

        var made = await Task.WhenAll(people.Select((person, i) => TryAsync(person, i % 2 == 0 ? "Design" : "DESIGN")));

        Assert.Equal(1, made.Count(one => one is null));
        Assert.All(made.OfType<ProblemException>(), e => Assert.Equal(ProblemCodes.TitleTaken, e.Code));
        var other = await ChannelAsync(people[0], "Ops");
        var renamed = await Assert.ThrowsAsync<ProblemException>(() =>
            people[0].Api.Groups.ChangeAsync(other, new() { Title = "design" }, Stop)
        );
        Assert.Equal((409, ProblemCodes.TitleTaken), (renamed.Problem.Status, renamed.Code));

        async Task<ProblemException?> TryAsync(Tester person, string title)
        {
            try
            {
                await ChannelAsync(person, title);
                return null;
            }
            catch (ProblemException e)
            {
                return e;
            }
        }
    }

    [Fact]
    public async Task Channels_are_paged_by_title_and_those_of_another_workspace_are_not_there()
    {
        var (ann, stranger) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Stranger"));
        foreach (var n in Enumerable.Range(1, 7))
            await ChannelAsync(ann, $"Channel {n}");
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                $"""
                WITH w AS (INSERT INTO workspaces (id, name) VALUES (gen_random_uuid(), 'Elsewhere') RETURNING id)
                UPDATE workspace_members SET workspace_id = w.id FROM w WHERE user_id = '{stranger.Id}'
                """,
                Stop
            );

        var titles = new List<string>();
        string? cursor = null;
        do
        {
            var page = await ann.Api.Groups.ChannelsAsync(cursor: cursor, limit: 3, cancellationToken: Stop);
            titles.AddRange(page.Items.Select(channel => channel.Title));
            cursor = page.NextCursor;
        } while (cursor is not null);

        Assert.Equal(Enumerable.Range(1, 7).Select(n => $"Channel {n}"), titles);
        Assert.Empty((await stranger.Api.Groups.ChannelsAsync(cancellationToken: Stop)).Items);
        var first = (await ann.Api.Groups.ChannelsAsync(cancellationToken: Stop)).Items[0].Id;
        foreach (
            var ask in (Func<Task>[])
                [
                    () => stranger.ConversationAsync(first),
                    () => stranger.Api.Groups.JoinAsync(first, Stop),
                    () => stranger.ReadAllAsync(first),
                    () => ann.Api.Groups.AddMembersAsync(first, [stranger.Id], Stop),
                ]
        )
            Assert.Equal(ProblemCodes.NotFound, (await Assert.ThrowsAsync<ProblemException>(ask)).Code);
    }

    private static async Task<Guid> ChannelAsync(Tester who, string title) =>
        (await who.Api.Conversations.CreateAsync(new(ConversationKind.Channel, title, []))).Id;
}
