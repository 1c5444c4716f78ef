using System.Net;
using Bunit;
using VvsIm.Admin.Operations;
using VvsIm.Admin.Shell;
using VvsIm.Admin.Tests.Server;
using VvsIm.Contracts;

namespace VvsIm.Admin.Tests.Accounts;

public sealed class SignInTests : ConsoleContext
{
    [Fact]
    public void Nobody_signed_in_sees_the_sign_in_and_no_page()
    {
        Server.Me = FakeServer.SignedOut;
        var console = RenderConsole<OverviewPage>();

        Assert.Equal("Sign in to the console", console.Find("h1").TextContent);
        Assert.Empty(Server.RequestsOf("/api/admin/"));
    }

    [Fact]
    public void Signing_in_leads_to_the_page_one_wanted()
    {
        Server.Me = FakeServer.SignedOut;
        var console = RenderConsole<OverviewPage>();
        Server.Me = () => FakeServer.Json(FakeServer.Operator);
        Submit(console);

        console.WaitForAssertion(() => Assert.Equal("Overview", console.Find("h1").TextContent));
        Assert.Contains("POST /api/auth/login?useCookies=true", Server.Requests);
    }

    [Theory]
    [InlineData(ProblemCodes.InvalidCredentials, 401, "do not match an account")]
    [InlineData(ProblemCodes.LockedOut, 401, "opens again in a few minutes")]
    [InlineData(ProblemCodes.TooManyRequests, 429, "Wait a moment")]
    [InlineData(ProblemCodes.Unavailable, 503, "not ready")]
    [InlineData(ProblemCodes.ServerError, 500, "trace-1")]
    public void A_refusal_is_told_in_words(string code, int status, string words)
    {
        Server.Me = FakeServer.SignedOut;
        Server.Login = () => FakeServer.Problem((HttpStatusCode)status, code);
        var console = RenderConsole<OverviewPage>();
        Submit(console);

        console.WaitForAssertion(() =>
            Assert.Contains(words, console.Find("[role=alert]").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal("Sign in to the console", console.Find("h1").TextContent);
    }

    [Fact]
    public void A_dead_network_is_told_and_trying_again_works()
    {
        Server.Me = FakeServer.SignedOut;
        Server.Login = FakeServer.Unreachable;
        var console = RenderConsole<OverviewPage>();
        Submit(console);
        console.WaitForAssertion(() =>
            Assert.Contains("cannot be reached", console.Find("[role=alert]").TextContent, StringComparison.Ordinal)
        );

        Server.Login = () => new HttpResponseMessage(HttpStatusCode.OK);
        Server.Me = () => FakeServer.Json(FakeServer.Operator);
        console.Find("form").Submit();
        console.WaitForAssertion(() => Assert.Equal("Overview", console.Find("h1").TextContent));
    }

    [Fact]
    public void Empty_fields_are_named_without_asking_the_server()
    {
        Server.Me = FakeServer.SignedOut;
        var console = RenderConsole<OverviewPage>();
        console.Find("form").Submit();

        Assert.Equal(
            ["Enter your email address.", "Enter your password."],
            console.FindAll(".field-error").Select(error => error.TextContent)
        );
        Assert.Equal("true", console.Find("input[name=email]").GetAttribute("aria-invalid"));
        Assert.Empty(Server.RequestsOf("/api/auth/login"));
    }

    [Fact]
    public void A_second_factor_is_asked_for_when_it_is_needed()
    {
        Server.Me = FakeServer.SignedOut;
        Server.Login = () => FakeServer.Problem(HttpStatusCode.Unauthorized, ProblemCodes.TwoFactorRequired);
        var console = RenderConsole<OverviewPage>();
        Assert.Empty(console.FindAll("input[name=code]"));
        Submit(console);

        console.WaitForAssertion(() => console.Find("input[name=code]"));
        Assert.Empty(console.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_session_that_ends_asks_to_sign_in_and_comes_back_to_the_page()
    {
        var console = RenderConsole<OverviewPage>();
        console.WaitForAssertion(() => console.Find(".figure"));
        Server.Overview = FakeServer.SignedOut;
        Time.Advance(LiveOverview.Interval);
        console.WaitForAssertion(() =>
            Assert.Contains("session has ended", console.Find("[role=status]").TextContent, StringComparison.Ordinal)
        );

        Server.Overview = () => FakeServer.Json(FakeServer.Quiet);
        Submit(console);
        console.WaitForAssertion(() => console.Find(".figure"));
    }

    [Fact]
    public void Signing_out_shows_the_sign_in_without_a_word_about_an_ended_session()
    {
        var console = RenderConsole<OverviewPage>();
        console.WaitForAssertion(() => console.Find(".figure"));
        console.Find("button[aria-label='Sign out']").Click();

        console.WaitForAssertion(() => Assert.Equal("Sign in to the console", console.Find("h1").TextContent));
        Assert.DoesNotContain("has ended", console.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_code_is_told_at_its_field()
    {
        Server.Me = FakeServer.SignedOut;
        Server.Login = () => FakeServer.Problem(HttpStatusCode.Unauthorized, ProblemCodes.TwoFactorRequired);
        var console = RenderConsole<OverviewPage>();
        Submit(console);
        console.WaitForAssertion(() => console.Find("input[name=code]"));
        Server.Login = () => FakeServer.Problem(HttpStatusCode.Unauthorized, ProblemCodes.InvalidTwoFactorCode);
        console.Find("input[name=code]").Input("123456");
        console.Find("form").Submit();

        console.WaitForAssertion(() =>
            Assert.StartsWith("This code is wrong", console.Find(".field-error").TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Staff_who_need_a_second_factor_see_how_to_set_one_up_and_no_page()
    {
        Server.Overview = () => FakeServer.Problem(HttpStatusCode.Forbidden, ProblemCodes.TwoFactorSetupRequired);
        var console = RenderConsole<OverviewPage>();

        console.WaitForAssertion(() => Assert.Equal("One more thing", console.Find("h1").TextContent));
        Assert.Empty(console.FindAll(".figure"));
    }

    [Fact]
    public void A_sign_in_that_has_become_old_is_confirmed_and_the_request_repeated()
    {
        Server.Overview = () => FakeServer.Problem(HttpStatusCode.Forbidden, ProblemCodes.ReauthenticationRequired);
        var console = RenderConsole<OverviewPage>();
        console.WaitForAssertion(() =>
            Assert.Contains("Confirm that it is you", console.Markup, StringComparison.Ordinal)
        );
        Server.Overview = () => FakeServer.Json(FakeServer.Quiet);
        console.Find("#confirm-form input[name=password]").Input("secret");
        console.Find("#confirm-form").Submit();

        console.WaitForAssertion(() => console.Find(".figure"));
        Assert.Contains("POST /api/auth/reauthenticate", Server.Requests);
        Assert.DoesNotContain("Confirm that it is you", console.Markup, StringComparison.Ordinal);
    }

    private static void Submit(IRenderedComponent<ConsoleLayout> console)
    {
        console.Find("input[name=email]").Input("olga@example.com");
        console.Find("input[name=password]").Input("Demo-Passw0rd!");
        console.Find("form").Submit();
    }
}
