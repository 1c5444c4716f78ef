using Bunit;
using VvsIm.Contracts;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Accounts;

public sealed class RegisterPageTests : ChatTest
{
    [Theory]
    [InlineData(ProblemCodes.EmailTaken, "email", "There is an account with this email already.")]
    [InlineData(ProblemCodes.WeakPassword, "password", "Use a digit as well.")]
    [InlineData(ProblemCodes.Invalid, "displayName", "No control characters, please.")]
    public void A_refusal_is_shown_at_its_field(string code, string field, string words)
    {
        Api.Instead = _ => ModelApi.Refuse(400, code, field, words);
        var page = Register("Ann", "ann@example.com", "long enough");
        Assert.Equal(words, page.Find(".field-error").TextContent);
        Assert.Empty(page.FindAll(".notice"));
    }

    [Fact]
    public void A_taken_email_without_a_field_is_said_above()
    {
        Api.Instead = _ => ModelApi.Refuse(400, ProblemCodes.EmailTaken);
        var page = Register("Ann", "ann@example.com", "long enough");
        Assert.Contains("There is an account with this email already.", page.Find(".notice").TextContent);
    }

    [Fact]
    public void A_short_password_is_not_even_sent()
    {
        var page = Register("Ann", "ann@example.com", "short");
        Assert.Equal("Use at least 8 characters.", page.Find(".field-error").TextContent);
        Assert.Equal(["GET /api/auth/registration"], Api.Asked);
    }

    [Fact]
    public void Registering_signs_in()
    {
        Api.Instead = request =>
            request.RequestUri!.AbsolutePath == "/api/auth/register"
                ? new HttpResponseMessage { Content = new StringContent(MeJson) }
                : null;
        Register("Ann", "ann@example.com", "long enough");
        Assert.Equal(
            [
                "GET /api/auth/registration",
                "POST /api/auth/register",
                "POST /api/auth/login?useCookies=true",
                "GET /api/me",
            ],
            Api.Asked
        );
    }

    private const string MeJson = """
        {"id":"0192e5a0-7c1e-7b6e-9c3d-2f1e0d9c8b7a","email":"ann@example.com","displayName":"Ann","roles":[],"workspaces":[]}
        """;

    private IRenderedComponent<RegisterPage> Register(string name, string email, string password)
    {
        var page = Render<RegisterPage>();
        page.Find("input[name=name]").Input(name);
        page.Find("input[name=email]").Input(email);
        page.Find("input[name=password]").Input(password);
        page.Find("form").Submit();
        return page;
    }
}
