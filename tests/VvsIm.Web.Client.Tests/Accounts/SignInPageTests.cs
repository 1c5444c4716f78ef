using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Accounts;

public sealed class SignInPageTests : ChatTest
{
    [Fact]
    public void What_is_missing_is_said_at_its_field_without_asking_the_server()
    {
        var page = Render<SignInPage>();
        page.Find("form").Submit();
        Assert.Equal(
            ["Enter your email.", "Enter your password."],
            page.FindAll(".field-error").Select(e => e.TextContent)
        );
        Assert.Empty(Api.Asked);
    }

    [Fact]
    public void An_error_goes_when_its_field_is_changed()
    {
        var page = Render<SignInPage>();
        page.Find("form").Submit();
        page.Find("input[name=email]").Input("a");
        Assert.Equal(["Enter your password."], page.FindAll(".field-error").Select(e => e.TextContent));
    }

    [Theory]
    [InlineData(401, ProblemCodes.InvalidCredentials, "Email and password don’t match.")]
    [InlineData(401, ProblemCodes.LockedOut, "Too many attempts. Wait a few minutes, then try again.")]
    [InlineData(503, ProblemCodes.Unavailable, "The server can’t be reached right now. Please try again.")]
    [InlineData(500, ProblemCodes.ServerError, "The server can’t be reached right now. Please try again.")]
    public void A_refusal_is_explained(int status, string code, string words)
    {
        Api.Instead = _ => ModelApi.Refuse(status, code);
        var page = SignIn();
        Assert.Equal(words, page.Find("[role=alert]").TextContent.Trim());
        Assert.Equal("Sign in", page.Find("button").TextContent.Trim());
    }

    [Fact]
    public void A_network_that_fails_is_explained_too()
    {
        Api.Instead = ModelApi.Unreachable;
        Assert.Contains("can’t be reached", SignIn().Find("[role=alert]").TextContent);
    }

    [Fact]
    public void A_second_factor_is_asked_for_and_what_is_wrong_with_it_is_said_at_its_field()
    {
        Api.Instead = _ => ModelApi.Refuse(401, ProblemCodes.TwoFactorRequired);
        var page = SignIn();
        Assert.Empty(page.FindAll("[role=alert]"));
        page.Find("input[name=code]").Input("123456");
        Api.Instead = _ => ModelApi.Refuse(401, ProblemCodes.InvalidTwoFactorCode);
        page.Find("form").Submit();
        Assert.StartsWith("This code is wrong", page.Find(".field-error").TextContent, StringComparison.Ordinal);

        page.FindAll("button").Single(b => b.TextContent.Trim() == "Use a recovery code").Click();
        page.Find("input[name=recovery-code]").Input("abcde-fghjk");
        Api.Instead = null;
        page.Find("form").Submit();
        Assert.Equal(SessionState.SignedIn, Services.GetRequiredService<Session>().State);
    }

    [Fact]
    public void Signed_in_one_goes_on_to_the_start()
    {
        SignIn();
        Assert.Equal(SessionState.SignedIn, Services.GetRequiredService<Session>().State);
        Assert.Equal("http://localhost/", Services.GetRequiredService<NavigationManager>().Uri);
    }

    private IRenderedComponent<SignInPage> SignIn()
    {
        var page = Render<SignInPage>();
        page.Find("input[name=email]").Input("ann@example.com");
        page.Find("input[name=password]").Input("secret");
        page.Find("form").Submit();
        return page;
    }
}
