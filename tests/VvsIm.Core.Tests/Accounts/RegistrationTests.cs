using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Accounts;

public sealed class RegistrationTests : HostTest
{
    [Fact]
    public async Task At_first_it_is_open()
    {
        Assert.Equal(new Registration(RegistrationMode.Open), await Host.Anybody.Api.Registration.ReadAsync(Stop));
        await Host.SignUpAsync("Ann");
    }

    [Fact]
    public async Task By_invitation_only_a_link_lets_in()
    {
        var ann = await Host.SignUpAsync("Ann");
        var link = await ann.InviteToAsync(await ann.CreateWorkspaceAsync("Acme"));
        await SettleAsync(RegistrationMode.Invited);

        Assert.Equal(RegistrationMode.Invited, (await Host.Anybody.Api.Registration.ReadAsync(Stop)).Mode);
        Assert.Equal(ProblemCodes.RegistrationClosed, await CodeAsync("bo@example.com"));
        Assert.Equal("Cy", (await Host.SignUpByAsync(link, "Cy")).Name);
        Assert.Equal(ProblemCodes.InviteInvalid, await CodeAsync("bo@example.com", "nonsense"));

        await SettleAsync(RegistrationMode.Open);
        Assert.Null(await CodeAsync("bo@example.com"));
    }

    [Theory]
    [InlineData("ann@acme.example", null)]
    [InlineData("ann@ACME.Example", null)]
    [InlineData("ann@sub.acme.example", ProblemCodes.RegistrationClosed)]
    [InlineData("ann@notacme.example", ProblemCodes.RegistrationClosed)]
    [InlineData("acme.example@elsewhere.example", ProblemCodes.RegistrationClosed)]
    public async Task By_domain_the_whole_domain_counts(string email, string? code)
    {
        await SettleAsync(RegistrationMode.Domains, "Acme.example ", "other.example");

        Assert.Equal(["acme.example", "other.example"], (await Host.Anybody.Api.Registration.ReadAsync(Stop)).Domains!);
        Assert.Equal(code, await CodeAsync(email));
    }

    [Fact]
    public async Task A_second_node_goes_by_a_change_at_once()
    {
        await using var other = await TestHost.StartAsync(Host.ConnectionString);
        await SettleAsync(RegistrationMode.Invited);

        var refused = await InviteOperations.RefusedAsync(() =>
            other.Anybody.Api.Accounts.RegisterAsync(new("bo@example.com", Tester.Password, "Bo"), Stop)
        );

        Assert.Equal(ProblemCodes.RegistrationClosed, refused.Code);
    }

    [Theory]
    [InlineData("""{"version":0,"mode":"domains","domains":[]}""", "domains")]
    [InlineData("""{"version":0,"mode":"open","domains":["nodot"]}""", "domains")]
    [InlineData("""{"version":0,"mode":"open","domains":["a b.example"]}""", "domains")]
    [InlineData("""{"version":0,"mode":"open","domains":[null]}""", "domains")]
    [InlineData("""{"version":0,"mode":"open","domains":[""]}""", "domains")]
    [InlineData("""{"version":0,"mode":"open"}""", "domains")]
    [InlineData("""{"version":0,"domains":[]}""", "mode")]
    [InlineData("""{"mode":"open","domains":[]}""", "version")]
    public async Task What_makes_no_sense_is_refused_by_its_name(string body, string field)
    {
        var refused = await (await Host.SignInOperatorAsync()).RefusedAsync(HttpMethod.Put, "api/admin/settings", body);

        Assert.Contains(field, refused.Errors!.Keys);
    }

    [Fact]
    public async Task Somebody_elses_change_is_not_overwritten()
    {
        await SettleAsync(RegistrationMode.Invited);
        var staff = await Host.SignInOperatorAsync();

        var refused = await InviteOperations.RefusedAsync(() =>
            staff.Api.Registration.ChangeAsync(new(0, RegistrationMode.Open, []), Stop)
        );

        Assert.Equal(ProblemCodes.Conflict, refused.Code);
    }

    private async Task SettleAsync(RegistrationMode mode, params string[] domains)
    {
        var staff = await Host.SignInOperatorAsync();
        var before = await staff.Api.Registration.SettingsAsync(Stop);
        await staff.Api.Registration.ChangeAsync(new(before.Version, mode, domains), Stop);
    }

    private async Task<string?> CodeAsync(string email, string? invite = null)
    {
        try
        {
            await Host.Anybody.Api.Accounts.RegisterAsync(new(email, Tester.Password, "Somebody", invite), Stop);
            return null;
        }
        catch (ProblemException e)
        {
            return e.Code;
        }
    }
}
