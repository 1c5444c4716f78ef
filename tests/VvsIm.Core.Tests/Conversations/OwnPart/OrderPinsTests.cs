using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations.OwnPart;

public sealed class OrderPinsTests : HostTest
{
    [Fact]
    public async Task Pinned_ones_come_first_in_their_order_then_by_activity_and_archived_ones_last()
    {
        var ann = await Host.SignUpAsync("Ann");
        var rooms = new List<Guid>();
        for (var n = 0; n < 6; n++)
            rooms.Add(await ann.CreateGroupAsync($"Group {n}"));
        foreach (var room in rooms)
            await ann.SendAsync(room, "hello");
        foreach (var room in new[] { rooms[0], rooms[1], rooms[2] })
            await ann.Api.Conversations.PreferAsync(room, new() { Pinned = true }, Stop);
        await ann.Api.Conversations.PreferAsync(rooms[5], new() { Archived = true }, Stop);
        await ann.Api.Conversations.PreferAsync(rooms[2], new() { Archived = true }, Stop);
        await using var ear = await Ear.OfAsync(ann);

        var answer = await ann.Api.Conversations.OrderPinsAsync([rooms[1], rooms[0]], Stop);

        Assert.Equal([rooms[1], rooms[0], rooms[2]], answer.Items.Select(one => one.ConversationId));
        Guid[] expected = [rooms[1], rooms[0], rooms[4], rooms[3], rooms[2], rooms[5]];
        Assert.Equal(expected, await ListedAsync(ann, limit: 100));
        Assert.Equal(expected, await ListedAsync(ann, limit: 1));
        Assert.Equal(expected, await ListedAsync(ann, limit: 2));
        var told = await ear.HearsAsync<PreferencesChanged>(
            one => one.Preferences is { OwnChange: 2, Archived: false },
            2,
            Stop
        );
        Assert.Equal(
            [rooms[1], rooms[0]],
            told.OrderBy(t => t.Preferences.PinOrder).Select(t => t.Preferences.ConversationId)
        );
    }

    [Fact]
    public async Task What_another_device_pinned_or_unpinned_meanwhile_does_no_harm()
    {
        var ann = await Host.SignUpAsync("Ann");
        var (first, second, late, plain) = (
            await ann.CreateGroupAsync("1"),
            await ann.CreateGroupAsync("2"),
            await ann.CreateGroupAsync("late"),
            await ann.CreateGroupAsync("plain")
        );
        foreach (var room in new[] { late, first, second })
            await ann.Api.Conversations.PreferAsync(room, new() { Pinned = true }, Stop);

        var answer = await ann.Api.Conversations.OrderPinsAsync([second, plain, first, second], Stop);

        Assert.Equal([second, first, late], answer.Items.Select(one => one.ConversationId));
        Assert.Equal([1, 2, 3], answer.Items.Select(one => one.PinOrder ?? 0));
        Assert.False((await ann.ConversationAsync(plain)).Pinned);
    }

    [Fact]
    public async Task A_conversation_of_others_is_not_there_and_too_many_are_too_many()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var his = await bo.CreateGroupAsync("His");

        var foreign = await Assert.ThrowsAsync<ProblemException>(() =>
            ann.Api.Conversations.OrderPinsAsync([his], Stop)
        );
        var many = await Assert.ThrowsAsync<ProblemException>(() =>
            ann.Api.Conversations.OrderPinsAsync(
                [.. Enumerable.Range(0, Limits.PinnedConversations + 1).Select(_ => Guid.CreateVersion7())],
                Stop
            )
        );
        var none = await ann.RefusedAsync(HttpMethod.Put, "api/conversations/pins", "{}");

        Assert.Equal(
            (ProblemCodes.NotFound, ProblemCodes.LimitExceeded, ProblemCodes.Invalid),
            (foreign.Code, many.Code, none.Code)
        );
    }

    private static async Task<List<Guid>> ListedAsync(Tester who, int limit)
    {
        var all = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await who.Api.Conversations.ListAsync(cursor, limit, Stop);
            all.AddRange(page.Items.Select(conversation => conversation.Id));
            cursor = page.NextCursor;
        } while (cursor is not null);
        return all;
    }
}
