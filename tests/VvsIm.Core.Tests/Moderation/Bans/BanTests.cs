using System.Net.Http.Json;
using VvsIm.Contracts;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Moderation.Bans;

public sealed class BanTests : HostTest
{
    [Fact]
    public async Task Whoever_is_banned_is_thrown_out_at_once_and_told_why()
    {
        var (op, ann, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        var until = DateTimeOffset.UtcNow.AddDays(1);
        await using var device = await Listener.OpenAsync(bo, _ => { });

        var ban = await op.Api.Moderation.BanAsync(bo.Id, new(until, "  spam  "), Stop);
        await device.Closed.WaitAsync(TimeSpan.FromSeconds(1), Stop);

        Assert.Equal((bo.Id, "spam", op.Id), (ban.UserId, ban.Reason, ban.BannedById));
        foreach (
            var path in (string[])["api/me", "api/conversations", "api/realtime/token", "api/sync", "api/me/sessions"]
        )
        {
            var refused = await bo.RefusedAsync(HttpMethod.Get, path);
            Assert.Equal((403, ProblemCodes.Banned, "spam"), (refused.Status, refused.Code, refused.Ban?.Reason));
            Assert.True(
                (until - refused.Ban!.Until)!.Value.Duration() < TimeSpan.FromMilliseconds(1),
                "Until when is told."
            );
        }
        Assert.Equal(ProblemCodes.Banned, (await RefusedAsync(() => bo.OpenDirectAsync(ann))).Code);
        await ann.Api.Accounts.MeAsync(Stop);
    }

    [Fact]
    public async Task Signing_in_tells_of_the_ban_only_who_knows_the_password()
    {
        var (op, bo) = (await Host.SignInOperatorAsync(), await Host.SignUpAsync("Bo"));
        await op.Api.Moderation.BanAsync(bo.Id, new(Reason: "spam"), Stop);

        var right = await RefusedAsync(() =>
            Host.Anybody.Api.Accounts.LoginAsync(new(bo.Email, Tester.Password), Stop)
        );
        var browser = await RefusedAsync(() =>
            Host.Anybody.Api.Accounts.LoginWithCookieAsync(new(bo.Email, Tester.Password), Stop)
        );
        var wrong = await RefusedAsync(() => Host.Anybody.Api.Accounts.LoginAsync(new(bo.Email, "not this one"), Stop));
        var nobody = await RefusedAsync(() =>
            Host.Anybody.Api.Accounts.LoginAsync(new("no@example.com", "not this one"), Stop)
        );

        Assert.Equal((403, ProblemCodes.Banned, "spam"), (right.Status, right.Code, right.Ban?.Reason));
        Assert.Equal(ProblemCodes.Banned, browser.Code);
        Assert.Equal(nobody with { TraceId = null }, wrong with { TraceId = null });
    }

    [Fact]
    public async Task A_refresh_token_and_a_cookie_of_before_are_worth_nothing_and_whoever_is_let_in_again_signs_in_anew()
    {
        var (op, bo) = (await Host.SignInOperatorAsync(), await Host.SignUpAsync("Bo"));
        var tokens = await Host.Anybody.Api.Accounts.LoginAsync(new(bo.Email, Tester.Password), Stop);
        using var browser = Host.NewBrowser();
        var app = new VvsImClient(browser);
        await app.Accounts.LoginWithCookieAsync(new(bo.Email, Tester.Password), Stop);

        await op.Api.Moderation.BanAsync(bo.Id, new(), Stop);
        var refresh = await RefusedAsync(() => Host.Anybody.Api.Accounts.RefreshAsync(tokens.RefreshToken, Stop));
        var cookie = await RefusedAsync(() => app.Accounts.MeAsync(Stop));
        await op.Api.Moderation.UnbanAsync(bo.Id, cancellationToken: Stop);
        await op.Api.Moderation.UnbanAsync(bo.Id, cancellationToken: Stop);

        Assert.Equal((403, ProblemCodes.Banned), (refresh.Status, refresh.Code));
        Assert.Equal((403, ProblemCodes.Banned), (cookie.Status, cookie.Code));
        Assert.Equal(
            401,
            (await RefusedAsync(() => Host.Anybody.Api.Accounts.RefreshAsync(tokens.RefreshToken, Stop))).Status
        );
        Assert.Equal(bo.Id, (await Tester.SignInAsync(Host.Url, bo.Email)).Id);
    }

    [Fact]
    public async Task Signing_out_and_in_as_somebody_else_stays_possible()
    {
        var (op, ann, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        using var browser = Host.NewBrowser();
        var app = new VvsImClient(browser);
        await app.Accounts.LoginWithCookieAsync(new(bo.Email, Tester.Password), Stop);
        await op.Api.Moderation.BanAsync(bo.Id, new(), Stop);

        await app.Accounts.LoginWithCookieAsync(new(ann.Email, Tester.Password), Stop);
        Assert.Equal(ann.Id, (await app.Accounts.MeAsync(Stop)).Id);
        await app.Accounts.LogoutAsync(Stop);
        Assert.Equal(401, (await RefusedAsync(() => app.Accounts.MeAsync(Stop))).Status);
    }

    [Fact]
    public async Task A_ban_ends_by_itself_when_its_time_is_over()
    {
        var (op, bo) = (await Host.SignInOperatorAsync(), await Host.SignUpAsync("Bo"));

        await op.Api.Moderation.BanAsync(bo.Id, new(DateTimeOffset.UtcNow.AddSeconds(1)), Stop);
        Assert.Equal(ProblemCodes.Banned, (await RefusedAsync(() => bo.Api.Accounts.MeAsync(Stop))).Code);

        await Eventually.TrueAsync(
            async () => (int)(await bo.Http.GetAsync("api/me", Stop)).StatusCode == 401,
            "Bo may sign in again",
            Stop
        );
        await Host.Anybody.Api.Accounts.LoginAsync(new(bo.Email, Tester.Password), Stop);
    }

    [Fact]
    public async Task It_holds_on_every_node_within_a_second_however_it_was_written()
    {
        var bo = await Host.SignUpAsync("Bo");
        await using var other = await TestHost.StartAsync(Host.ConnectionString);
        var there = await Tester.SignInAsync(other.Url, bo.Email);
        await using var device = await Listener.OpenAsync(there, _ => { });

        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync($"INSERT INTO bans (user_id, banned_by) VALUES ('{bo.Id}', '{bo.Id}')", Stop);

        // Twice the promise, for a machine that is busy with other tests.
        await device.Closed.WaitAsync(TimeSpan.FromSeconds(2), Stop);
        Assert.Equal(ProblemCodes.Banned, (await RefusedAsync(() => there.Api.Accounts.MeAsync(Stop))).Code);
        await Eventually.TrueAsync(
            async () => (int)(await bo.Http.GetAsync("api/me", Stop)).StatusCode == 403,
            "the first node knows as well",
            Stop
        );
    }

    [Fact]
    public async Task What_they_had_scheduled_is_not_sent_and_waits_for_them_to_decide()
    {
        var (op, ann, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        var room = await bo.OpenDirectAsync(ann);
        await bo.ScheduleAsync(room, "buy now", TimeSpan.FromSeconds(1));
        await op.Api.Moderation.BanAsync(bo.Id, new(), Stop);

        await using var database = await Host.OpenDatabaseAsync(Stop);
        await Eventually.TrueAsync(
            async () =>
                (await database.ListAsync("SELECT failed FROM scheduled_messages WHERE failed IS NOT NULL", Stop))
                    is ["banned"],
            "its time has come, and it was refused",
            Stop
        );

        Assert.Empty(await ann.ReadAllAsync(room));
        await op.Api.Moderation.UnbanAsync(bo.Id, cancellationToken: Stop);
        var back = await Tester.SignInAsync(Host.Url, bo.Email);
        Assert.Equal("banned", Assert.Single(await back.ScheduledAsync()).Failed);
    }

    [Fact]
    public async Task Links_of_the_banned_lead_nowhere()
    {
        var (op, ann, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        var invite = await bo.InviteToAsync(await bo.CreateWorkspaceAsync("Cheap pills"));
        await op.Api.Moderation.BanAsync(bo.Id, new(), Stop);

        Assert.Equal(ProblemCodes.InviteInvalid, (await RefusedAsync(() => ann.AcceptAsync(invite))).Code);
        Assert.Equal(
            ProblemCodes.InviteInvalid,
            (await RefusedAsync(() => Host.Anybody.Api.Invites.LookAtAsync(invite.Code, Stop))).Code
        );
    }

    [Fact]
    public async Task Only_operators_ban_and_not_themselves_and_nobody_who_does_not_exist()
    {
        var (op, ann, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );

        Assert.Equal(
            ProblemCodes.Forbidden,
            (await RefusedAsync(() => ann.Api.Moderation.BanAsync(bo.Id, new(), Stop))).Code
        );
        Assert.Equal(
            ProblemCodes.Forbidden,
            (await RefusedAsync(() => op.Api.Moderation.BanAsync(op.Id, new(), Stop))).Code
        );
        Assert.Equal(
            ProblemCodes.NotFound,
            (await RefusedAsync(() => op.Api.Moderation.BanAsync(Guid.NewGuid(), new(), Stop))).Code
        );
        Assert.Equal(
            ProblemCodes.NotFound,
            (await RefusedAsync(() => op.Api.Moderation.UnbanAsync(Guid.NewGuid(), cancellationToken: Stop))).Code
        );
        Assert.Equal(
            ProblemCodes.Invalid,
            (
                await RefusedAsync(() =>
                    op.Api.Moderation.BanAsync(bo.Id, new(DateTimeOffset.UtcNow.AddHours(-1)), Stop)
                )
            ).Code
        );
        using var kept = await op.Http.PutAsJsonAsync(
            $"api/admin/users/{bo.Id}/ban",
            new { reason = new string('x', Limits.BanReasonLength + 1) },
            Stop
        );
        Assert.Equal(400, (int)kept.StatusCode);
        await bo.Api.Accounts.MeAsync(Stop);
    }
}
