using System.Net.Http.Headers;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.SigningIn;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Accounts.Sessions;

public sealed class SessionsTests : HostTest
{
    [Fact]
    public async Task Each_sign_in_is_listed_with_its_device_and_the_one_that_asks_is_marked()
    {
        var ann = await Host.SignUpAsync("Ann");
        using var browser = Host.NewBrowser();
        browser.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        var app = new VvsImClient(browser);
        await app.Accounts.LoginWithCookieAsync(new(ann.Email, Tester.Password), Stop);

        var seen = (await app.Security.SessionsAsync(Stop)).Items;

        Assert.Equal(2, seen.Length);
        Assert.Equal((true, false), (seen[0].Current, seen[1].Current));
        Assert.Contains("Firefox/140.0", seen[0].UserAgent, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", seen[0].Address);
        Assert.False(seen[0].SecondFactor);
    }

    [Fact]
    public async Task A_session_that_is_ended_is_refused_and_the_others_go_on()
    {
        var ann = await Host.SignUpAsync("Ann");
        var lost = await Tester.SignInAsync(Host.Url, ann.Email);
        var id = await OwnSessionAsync(lost);

        await ann.Api.Security.EndSessionAsync(id, Stop);

        foreach (var path in (string[])["api/me", "api/conversations", "api/realtime/token", "api/sync"])
            Assert.Equal((401, ProblemCodes.Unauthenticated), Told(await lost.RefusedAsync(HttpMethod.Get, path)));
        await ann.Api.Accounts.MeAsync(Stop);
        Assert.Equal(
            ProblemCodes.NotFound,
            (await RefusedAsync(() => ann.Api.Security.EndSessionAsync(id, Stop))).Code
        );
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_somebody_else()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var id = await OwnSessionAsync(ann);

        var refused = await RefusedAsync(() => bo.Api.Security.EndSessionAsync(id, Stop));

        Assert.Equal(ProblemCodes.NotFound, refused.Code);
        await ann.Api.Accounts.MeAsync(Stop);
    }

    [Fact]
    public async Task All_others_are_ended_at_once_with_their_refresh_tokens_and_cookies()
    {
        var ann = await Host.SignUpAsync("Ann");
        var tokens = await Host.Anybody.Api.Accounts.LoginAsync(new(ann.Email, Tester.Password), Stop);
        using var browser = Host.NewBrowser();
        var app = new VvsImClient(browser);
        await app.Accounts.LoginWithCookieAsync(new(ann.Email, Tester.Password), Stop);

        await ann.Api.Security.EndOtherSessionsAsync(Stop);

        Assert.Equal(
            ProblemCodes.Unauthenticated,
            (await RefusedAsync(() => Host.Anybody.Api.Accounts.RefreshAsync(tokens.RefreshToken, Stop))).Code
        );
        Assert.Equal(ProblemCodes.Unauthenticated, (await RefusedAsync(() => app.Accounts.MeAsync(Stop))).Code);
        Assert.True(Assert.Single((await ann.Api.Security.SessionsAsync(Stop)).Items).Current);
    }

    [Fact]
    public async Task A_refreshed_token_belongs_to_the_same_session()
    {
        var ann = await Host.SignUpAsync("Ann");
        var first = await Host.Anybody.Api.Accounts.LoginAsync(new(ann.Email, Tester.Password), Stop);
        var next = await Host.Anybody.Api.Accounts.RefreshAsync(first.RefreshToken, Stop);
        using var http = new HttpClient { BaseAddress = Host.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", next.AccessToken);
        var api = new VvsImClient(http);

        var sessions = (await api.Security.SessionsAsync(Stop)).Items;
        await ann.Api.Security.EndSessionAsync(sessions.Single(session => session.Current).Id, Stop);

        Assert.Equal(2, sessions.Length);
        Assert.Equal(401, (await RefusedAsync(() => api.Accounts.MeAsync(Stop))).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_a_cookie_that_somebody_has_copied()
    {
        var ann = await Host.SignUpAsync("Ann");
        using var browser = Host.NewBrowser();
        using var signedIn = await browser.PostAsync(
            "api/auth/login?useCookies=true",
            new StringContent(
                $$"""{"email":"{{ann.Email}}","password":"{{Tester.Password}}"}""",
                System.Text.Encoding.UTF8,
                "application/json"
            ),
            Stop
        );
        var copy = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        await new VvsImClient(browser).Accounts.LogoutAsync(Stop);

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.Url, "api/me"));
        request.Headers.Add("Cookie", copy);
        using var thief = new HttpClient(new HttpClientHandler { UseCookies = false });
        Assert.Equal(401, (int)(await thief.SendAsync(request, Stop)).StatusCode);
    }

    [Fact]
    public async Task It_holds_on_every_node_within_a_second_however_it_was_written()
    {
        var ann = await Host.SignUpAsync("Ann");
        await using var other = await TestHost.StartAsync(Host.ConnectionString);
        var there = await Tester.SignInAsync(other.Url, ann.Email);
        await using var device = await Listener.OpenAsync(there, _ => { });
        var id = await OwnSessionAsync(there);

        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync($"UPDATE sessions SET ended_at = now() WHERE id = '{id}'", Stop);

        // Twice the promise, for a machine that is busy with other tests.
        await device.Closed.WaitAsync(TimeSpan.FromSeconds(2), Stop);
        Assert.Equal(401, (await RefusedAsync(() => there.Api.Accounts.MeAsync(Stop))).Status);
        Assert.Equal(401, (await RefusedAsync(() => there.Api.Realtime.TokenAsync(Stop))).Status);
        await ann.Api.Accounts.MeAsync(Stop);
    }

    [Fact]
    public async Task Changing_the_password_signs_out_everywhere_else()
    {
        var ann = await Host.SignUpAsync("Ann");
        var other = await Tester.SignInAsync(Host.Url, ann.Email);
        const string changed = "another passphrase";

        var wrong = await RefusedAsync(() => ann.Api.Security.ChangePasswordAsync(new("not this one", changed), Stop));
        var weak = await RefusedAsync(() => ann.Api.Security.ChangePasswordAsync(new(Tester.Password, "short"), Stop));
        await ann.Api.Security.ChangePasswordAsync(new ChangePasswordRequest(Tester.Password, changed), Stop);

        Assert.Equal((ProblemCodes.Invalid, true), (wrong.Code, wrong.Errors!.ContainsKey("currentPassword")));
        Assert.Equal(ProblemCodes.WeakPassword, weak.Code);
        Assert.Equal(401, (await RefusedAsync(() => other.Api.Accounts.MeAsync(Stop))).Status);
        await ann.Api.Accounts.MeAsync(Stop);
        Assert.Equal(
            ProblemCodes.InvalidCredentials,
            (await RefusedAsync(() => Host.Anybody.Api.Accounts.LoginAsync(new(ann.Email, Tester.Password), Stop))).Code
        );
        await Host.Anybody.Api.Accounts.LoginAsync(new(ann.Email, changed), Stop);
    }

    [Fact]
    public async Task Whoever_signs_in_once_too_often_loses_the_session_used_longest_ago()
    {
        var ann = await Host.SignUpAsync("Ann");
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync(
            $"""
            INSERT INTO sessions (id, user_id, created_at, authenticated_at, second_factor, last_seen_at)
            SELECT gen_random_uuid(), '{ann.Id}', now(), now(), false, now() - make_interval(hours => n)
            FROM generate_series(1, {Limits.Sessions - 1}) n
            """,
            Stop
        );

        await Tester.SignInAsync(Host.Url, ann.Email);

        Assert.Equal(Limits.Sessions, (await ann.Api.Security.SessionsAsync(Stop)).Items.Length);
        Assert.Single(
            await database.ListAsync(
                $"SELECT id::text FROM sessions WHERE user_id = '{ann.Id}' AND ended_at IS NOT NULL",
                Stop
            )
        );
    }

    [Fact]
    public async Task A_session_whose_row_is_gone_was_never_one()
    {
        var ann = await Host.SignUpAsync("Ann");
        var tokens = await Host.Anybody.Api.Accounts.LoginAsync(new(ann.Email, Tester.Password), Stop);
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync($"DELETE FROM sessions WHERE user_id = '{ann.Id}'", Stop);
        await using var other = await TestHost.StartAsync(Host.ConnectionString);
        using var http = new HttpClient { BaseAddress = other.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);

        Assert.Equal(401, (int)(await http.GetAsync("api/me", Stop)).StatusCode);
    }

    private static async Task<Guid> OwnSessionAsync(Tester who) =>
        (await who.Api.Security.SessionsAsync(Stop)).Items.Single(session => session.Current).Id;

    private static (int?, string) Told(Problem problem) => (problem.Status, problem.Code);
}
