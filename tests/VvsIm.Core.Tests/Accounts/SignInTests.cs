using System.Net;
using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Accounts;

public sealed class SignInTests : HostTest
{
    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var ann = await Host.SignUpAsync("Ann");

        var wrong = await Host.Anybody.RefusedAsync(
            HttpMethod.Post,
            "api/auth/login",
            $$"""{"email":"{{ann.Email}}","password":"not this one"}"""
        );
        var unknown = await Host.Anybody.RefusedAsync(
            HttpMethod.Post,
            "api/auth/login",
            """{"email":"nobody@example.com","password":"not this one"}"""
        );

        Assert.Equal((401, ProblemCodes.InvalidCredentials), (wrong.Status, wrong.Code));
        Assert.Equal(wrong with { TraceId = null }, unknown with { TraceId = null });
    }

    [Fact]
    public async Task Too_many_failures_lock_the_account_for_a_while()
    {
        var ann = await Host.SignUpAsync("Ann");
        var codes = new List<string>();
        for (var n = 0; n < 7; n++)
            codes.Add(
                (
                    await Host.Anybody.RefusedAsync(
                        HttpMethod.Post,
                        "api/auth/login",
                        $$"""{"email":"{{ann.Email}}","password":"guess {{n}}"}"""
                    )
                ).Code
            );

        Assert.Equal(ProblemCodes.LockedOut, codes[^1]);
        Assert.Equal(ProblemCodes.InvalidCredentials, codes[0]);
    }

    [Theory]
    [InlineData("""{"email":null,"password":null}""")]
    [InlineData("""{"email":"a@example.com"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"email":1,"password":2}""")]
    public async Task A_bad_body_is_a_400(string body)
    {
        var problem = await Host.Anybody.RefusedAsync(HttpMethod.Post, "api/auth/login", body);

        Assert.Equal(400, problem.Status);
        Assert.Contains(problem.Code, (string[])[ProblemCodes.MalformedBody, ProblemCodes.Invalid]);
    }

    [Fact]
    public async Task A_browser_signs_in_with_a_cookie_that_scripts_cannot_read_and_out_again()
    {
        var ann = await Host.SignUpAsync("Ann");
        using var browser = Host.NewBrowser();

        var signedIn = await browser.PostAsync(
            "api/auth/login?useCookies=true",
            Json($$"""{"email":"{{ann.Email}}","password":"{{Tester.Password}}"}"""),
            Stop
        );
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        var me = await browser.GetAsync("api/me", Stop);
        await browser.PostAsync("api/auth/logout", null, Stop);
        var after = await browser.GetAsync("api/me", Stop);

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (me.StatusCode, after.StatusCode));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    public async Task Unsafe_requests_of_other_sites_are_refused(string header, string value, bool passes)
    {
        var ann = await Host.SignUpAsync("Ann");
        using var browser = Host.NewBrowser();
        browser.DefaultRequestHeaders.Add(header, value);

        var answer = await browser.PostAsync(
            "api/auth/login?useCookies=true",
            Json($$"""{"email":"{{ann.Email}}","password":"{{Tester.Password}}"}"""),
            Stop
        );

        Assert.Equal(passes ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(passes, answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_refresh_token_gives_the_next_pair_and_rubbish_does_not()
    {
        var ann = await Host.SignUpAsync("Ann");
        var tokens = await Host.Anybody.Api.Accounts.LoginAsync(new(ann.Email, Tester.Password), Stop);

        var next = await Host.Anybody.Api.Accounts.RefreshAsync(tokens.RefreshToken, Stop);
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            Host.Anybody.Api.Accounts.RefreshAsync("rubbish", Stop)
        );

        Assert.NotEqual(tokens.AccessToken, next.AccessToken);
        Assert.Equal(ProblemCodes.Unauthenticated, refused.Code);
    }

    [Fact]
    public async Task A_second_node_and_a_restart_sign_nobody_out()
    {
        var ann = await Host.SignUpAsync("Ann");
        using var browser = Host.NewBrowser();
        var signedIn = await browser.PostAsync(
            "api/auth/login?useCookies=true",
            Json($$"""{"email":"{{ann.Email}}","password":"{{Tester.Password}}"}"""),
            Stop
        );
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie")).Split(';')[0];

        await using var second = await TestHost.StartAsync(Host.ConnectionString);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(second.Url, "api/me"));
        request.Headers.Add("Cookie", cookie);
        var withCookie = await new HttpClient(new HttpClientHandler { UseCookies = false }).SendAsync(request, Stop);
        using var bearer = new HttpClient { BaseAddress = second.Url };
        bearer.DefaultRequestHeaders.Authorization = ann.Http.DefaultRequestHeaders.Authorization;
        var withToken = await bearer.GetAsync("api/me", Stop);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (withCookie.StatusCode, withToken.StatusCode));
    }

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");
}
