using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Presence;

public sealed class TypingTests : PresenceTest
{
    [Fact]
    public async Task The_others_hear_who_types_and_where()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        await using var own = await Ear.OfAsync(bo);
        var room = await ann.CreateGroupAsync("Ops", bo);

        await bo.Api.Presence.TypeAsync(room, cancellationToken: Stop);
        await bo.Api.Presence.TypeAsync(room, 7, Stop);

        Assert.Equal([new Typing(room, bo.Id), new Typing(room, bo.Id, 7)], await ear.HearsAsync<Typing>(2, Stop));
        await ann.Api.Presence.TypeAsync(room, cancellationToken: Stop);
        Assert.Equal([new Typing(room, ann.Id)], await own.HearsAsync<Typing>(1, Stop));
    }

    [Fact]
    public async Task In_a_large_group_those_hear_who_have_it_open()
    {
        var people = await Host.SignUpManyAsync(Limits.TypingMembers + 1);
        var room = await people[0].CreateGroupAsync("All", people[1..]);
        await using var open = await Ear.OfAsync(people[0], Channels.Conversation(room));
        await using var elsewhere = await Ear.OfAsync(people[1]);

        await people[2].Api.Presence.TypeAsync(room, cancellationToken: Stop);

        Assert.Equal([new Typing(room, people[2].Id)], await open.HearsAsync<Typing>(1, Stop));
        Assert.Empty(elsewhere.Heard.OfType<Typing>());
    }

    [Fact]
    public async Task It_is_not_kept_for_who_comes_later()
    {
        var (ann, bo, ear) = await MeetAsync();
        var room = await ann.CreateGroupAsync("Ops", bo);
        await bo.Api.Presence.TypeAsync(room, cancellationToken: Stop);
        await ear.HearsAsync<Typing>(1, Stop);
        await ear.DisposeAsync();

        await using var database = await Host.OpenDatabaseAsync(Stop);
        Assert.DoesNotContain(
            await database.ListAsync("SELECT payload::text FROM outbox", Stop),
            row => row.Contains("typing", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Who_hides_their_presence_neither_tells_nor_is_told()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        var cy = await Host.SignUpAsync("Cy");
        await using var hidden = await Ear.OfAsync(cy);
        var room = await ann.CreateGroupAsync("Ops", bo, cy);
        await cy.Api.Accounts.UpdateMeAsync(new UpdateMeRequest(SharePresence: false), Stop);

        await cy.Api.Presence.TypeAsync(room, cancellationToken: Stop);
        await bo.Api.Presence.TypeAsync(room, cancellationToken: Stop);

        Assert.Equal([new Typing(room, bo.Id)], await ear.HearsAsync<Typing>(1, Stop));
        Assert.Empty(hidden.Heard.OfType<Typing>());
    }

    [Fact]
    public async Task A_stranger_is_told_that_there_is_no_such_conversation()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        var stranger = await Host.SignUpAsync("Stranger");
        var room = await ann.CreateGroupAsync("Ops", bo);

        Assert.Equal(ProblemCodes.NotFound, await RefusedAsync(stranger, room));
        await bo.Api.Conversations.LeaveAsync(room, Stop);
        Assert.Equal(ProblemCodes.NotFound, await RefusedAsync(bo, room));
    }

    [Fact]
    public async Task Who_may_not_write_is_not_seen_typing()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        var room = await ann.CreateGroupAsync("Ops", bo);
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync(
            $"UPDATE conversation_members SET silenced_until = now() + interval '10 minutes' WHERE user_id = '{bo.Id}'",
            Stop
        );

        Assert.Equal(ProblemCodes.Silenced, await RefusedAsync(bo, room));
        Pass(TimeSpan.FromMinutes(20));
        await bo.Api.Presence.TypeAsync(room, cancellationToken: Stop);
        await ear.HearsAsync<Typing>(1, Stop);
    }

    [Fact]
    public async Task Saying_it_all_the_time_is_refused_for_that_conversation_alone()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        var (room, other) = (await ann.CreateGroupAsync("Ops", bo), await ann.CreateGroupAsync("Other", bo));

        var refused = await Assert.ThrowsAsync<ProblemException>(async () =>
        {
            for (var n = 0; n < 50; n++)
                await bo.Api.Presence.TypeAsync(room, cancellationToken: Stop);
        });

        Assert.Equal(ProblemCodes.TooManyRequests, refused.Code);
        await bo.Api.Presence.TypeAsync(other, cancellationToken: Stop);
    }

    private static async Task<string> RefusedAsync(Tester who, Guid room) =>
        (
            await Assert.ThrowsAsync<ProblemException>(() => who.Api.Presence.TypeAsync(room, cancellationToken: Stop))
        ).Code;
}
