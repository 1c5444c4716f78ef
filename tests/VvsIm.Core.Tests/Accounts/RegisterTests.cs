using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Accounts;

public sealed class RegisterTests : HostTest
{
    [Fact]
    public async Task A_new_account_is_a_member_of_the_default_workspace()
    {
        var ann = await Host.SignUpAsync("Ann");

        var me = await ann.Api.Accounts.MeAsync(Stop);

        Assert.Equal(("Ann", 0), (me.DisplayName, me.Roles.Length));
        Assert.Equal("Home", Assert.Single(me.Workspaces).Name);
    }

    [Theory]
    [InlineData("""{"password":"long enough","displayName":"X"}""", "invalid", "email")]
    [InlineData("""{"email":"no at","password":"long enough","displayName":"X"}""", "invalid", "email")]
    [InlineData("""{"email":"a@b@c","password":"long enough","displayName":"X"}""", "invalid", "email")]
    [InlineData("""{"email":"x@example.com","password":"short","displayName":"X"}""", "invalid", "password")]
    [InlineData("""{"email":"x@example.com","password":"long enough"}""", "invalid", "displayName")]
    [InlineData(
        """{"email":"x@example.com","password":"long enough","displayName":"a\u0000b"}""",
        "invalid",
        "displayName"
    )]
    public async Task A_bad_registration_names_the_field(string body, string code, string field)
    {
        var problem = await Host.Anybody.RefusedAsync(HttpMethod.Post, "api/auth/register", body);

        Assert.Equal((400, code), (problem.Status, problem.Code));
        Assert.Contains(field, problem.Errors!.Keys);
    }

    [Fact]
    public async Task An_email_is_taken_once_whatever_its_case_also_when_two_try_at_once()
    {
        var tries = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(async n =>
                {
                    var request = new Contracts.Accounts.RegisterRequest(
                        n % 2 == 0 ? "ann@example.com" : "ANN@Example.com",
                        "long enough",
                        "Ann"
                    );
                    try
                    {
                        await Host.Anybody.Api.Accounts.RegisterAsync(request, Stop);
                        return "made";
                    }
                    catch (ProblemException e)
                    {
                        return e.Code;
                    }
                })
        );

        Assert.Single(tries, "made");
        Assert.Equal(9, tries.Count(answer => answer == ProblemCodes.EmailTaken));
    }
}
