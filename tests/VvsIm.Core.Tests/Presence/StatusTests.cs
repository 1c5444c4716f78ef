using VvsIm.Contracts;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Presence;

public sealed class StatusTests : PresenceTest
{
    [Fact]
    public async Task A_status_is_seen_by_others_wherever_they_see_the_name_and_they_are_told()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        await using var own = await Ear.OfAsync(bo);
        await ann.OpenDirectAsync(bo);
        var status = new UserStatus("🍕", "At lunch", Truncated(Now.AddHours(1)));

        var me = await bo.Api.Presence.SetStatusAsync(status with { Text = "  At lunch " }, Stop);

        Assert.Equal(status, me.Status);
        Assert.Equal(status, (await bo.Api.Accounts.MeAsync(Stop)).Status);
        Assert.Equal(status, Assert.Single((await ann.Api.Accounts.FindAsync([bo.Id], Stop)).Items).Status);
        var list = await ann.Api.Conversations.ListAsync(cancellationToken: Stop);
        Assert.Equal(status, list.Users.Single(user => user.Id == bo.Id).Status);
        Assert.Equal([new StatusChanged(bo.Id, status)], await ear.HearsAsync<StatusChanged>(1, Stop));
        Assert.Equal(status, (await own.HearsAsync<MeChanged>(1, Stop))[0].Me.Status);

        await bo.Api.Presence.ClearStatusAsync(Stop);
        Assert.Null(Assert.Single((await ann.Api.Accounts.FindAsync([bo.Id], Stop)).Items).Status);
        Assert.Equal(new StatusChanged(bo.Id), (await ear.HearsAsync<StatusChanged>(2, Stop))[1]);
    }

    [Fact]
    public async Task It_ends_exactly_in_time_without_anybody_doing_anything()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        await ann.OpenDirectAsync(bo);
        await bo.Api.Presence.SetStatusAsync(new("🚌", null, Now.AddMinutes(30)), Stop);

        Pass(TimeSpan.FromMinutes(29));
        Assert.NotNull(Assert.Single((await ann.Api.Accounts.FindAsync([bo.Id], Stop)).Items).Status);
        Pass(TimeSpan.FromMinutes(2));

        Assert.Null(Assert.Single((await ann.Api.Accounts.FindAsync([bo.Id], Stop)).Items).Status);
        var list = await ann.Api.Conversations.ListAsync(cancellationToken: Stop);
        Assert.Null(list.Users.Single(user => user.Id == bo.Id).Status);
        Assert.False((await bo.Api.Accounts.MeAsync(Stop)).Status!.IsCurrent(Now));
    }

    [Fact]
    public async Task Who_shares_no_workspace_is_not_told()
    {
        var bo = await Host.SignUpAsync("Bo");
        var stranger = await Host.SignUpAsync("Stranger");
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync($"DELETE FROM workspace_members WHERE user_id = '{stranger.Id}'", Stop);
        await using var strangersEar = await Ear.OfAsync(stranger);
        await using var bosEar = await Ear.OfAsync(bo);

        await bo.Api.Presence.SetStatusAsync(new("🍕"), Stop);

        await bosEar.HearsAsync<StatusChanged>(1, Stop);
        Assert.Empty(strangersEar.Heard.OfType<StatusChanged>());
        Assert.Empty((await stranger.Api.Accounts.FindAsync([bo.Id], Stop)).Items);
    }

    [Fact]
    public async Task What_is_no_status_is_refused()
    {
        var bo = await Host.SignUpAsync("Bo");

        Assert.Equal(ProblemCodes.Invalid, await RefusedAsync(new()));
        Assert.Equal(ProblemCodes.Invalid, await RefusedAsync(new("", "  ")));
        Assert.Equal(ProblemCodes.Invalid, await RefusedAsync(new("x")));
        Assert.Equal(ProblemCodes.Invalid, await RefusedAsync(new("🍕🍕")));
        Assert.Equal(ProblemCodes.Invalid, await RefusedAsync(new(null, "two\nlines")));
        Assert.Equal(ProblemCodes.Invalid, await RefusedAsync(new("🍕", null, Now.AddSeconds(-1))));
        Assert.Equal(
            ProblemCodes.LimitExceeded,
            await RefusedAsync(new(null, new string('x', Limits.StatusLength + 1)))
        );
        Assert.Equal(
            ProblemCodes.LimitExceeded,
            await RefusedAsync(new("🍕", null, Now.AddDays(Limits.DaysAhead + 1)))
        );
        Assert.Null((await bo.Api.Accounts.MeAsync(Stop)).Status);

        async Task<string> RefusedAsync(UserStatus status) =>
            (await Assert.ThrowsAsync<ProblemException>(() => bo.Api.Presence.SetStatusAsync(status, Stop))).Code;
    }

    // PostgreSQL keeps microseconds.
    private static DateTimeOffset Truncated(DateTimeOffset time) => new(time.Ticks / 10 * 10, TimeSpan.Zero);
}
