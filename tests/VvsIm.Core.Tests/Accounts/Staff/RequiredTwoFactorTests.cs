using VvsIm.Contracts;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Accounts.Staff;

public sealed class RequiredTwoFactorTests : HostTest
{
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { ["Console:RequireTwoFactor"] = "true" };

    [Fact]
    public async Task Staff_without_a_second_factor_reach_nothing_but_setting_one_up()
    {
        var op = await Host.SignInOperatorAsync();
        var elsewhere = await Host.SignInOperatorAsync();

        var refused = await RefusedAsync(() => op.Api.Operations.OverviewAsync(Stop));
        var app = AuthenticatorApp.Of(await op.Api.Security.BeginTwoFactorAsync(Stop));
        await op.Api.Security.ConfirmTwoFactorAsync(app.Code(), Stop);
        await op.Api.Operations.OverviewAsync(Stop);
        var before = await RefusedAsync(() => elsewhere.Api.Operations.OverviewAsync(Stop));
        await elsewhere.Api.Security.ReauthenticateAsync(new(Tester.Password, app.Code(ahead: 1)), Stop);
        await elsewhere.Api.Operations.OverviewAsync(Stop);

        Assert.Equal((403, ProblemCodes.TwoFactorSetupRequired), (refused.Status, refused.Code));
        // Signed in before it was there: it has shown a password alone.
        Assert.Equal(ProblemCodes.ReauthenticationRequired, before.Code);
    }

    [Fact]
    public async Task Plain_members_are_not_asked_for_one()
    {
        var bo = await Host.SignUpAsync("Bo");

        await bo.Api.Conversations.ListAsync(cancellationToken: Stop);
        Assert.Equal(ProblemCodes.Forbidden, (await RefusedAsync(() => bo.Api.Operations.OverviewAsync(Stop))).Code);
    }
}
