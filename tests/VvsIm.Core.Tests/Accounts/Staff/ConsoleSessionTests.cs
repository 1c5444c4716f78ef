using VvsIm.Contracts;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Accounts.Staff;

public sealed class ConsoleSessionTests : HostTest
{
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { ["Console:SessionHours"] = "8", ["Console:IdleMinutes"] = "30" };

    [Fact]
    public async Task Staff_confirm_their_sign_in_when_it_has_become_old_and_only_for_the_console()
    {
        var op = await Host.SignInOperatorAsync();
        await op.Api.Operations.OverviewAsync(Stop);
        await Host.MakeOldAsync(op, TimeSpan.FromHours(9), Stop);

        var refused = await RefusedAsync(() => op.Api.Operations.OverviewAsync(Stop));
        await op.Api.Accounts.MeAsync(Stop);
        var wrong = await RefusedAsync(() => op.Api.Security.ReauthenticateAsync(new("not this one"), Stop));
        await op.Api.Security.ReauthenticateAsync(new(Tester.Password), Stop);
        await op.Api.Operations.OverviewAsync(Stop);

        Assert.Equal((403, ProblemCodes.ReauthenticationRequired), (refused.Status, refused.Code));
        Assert.Equal((400, ProblemCodes.Invalid), (wrong.Status, wrong.Code));
    }

    [Fact]
    public async Task A_console_that_nobody_used_for_a_while_is_locked_however_much_they_chat()
    {
        var op = await Host.SignInOperatorAsync();
        await op.Api.Operations.OverviewAsync(Stop);
        await Host.MakeOldAsync(op, TimeSpan.FromMinutes(31), Stop);
        await op.Api.Accounts.MeAsync(Stop);

        Assert.Equal(
            ProblemCodes.ReauthenticationRequired,
            (await RefusedAsync(() => op.Api.Operations.OverviewAsync(Stop))).Code
        );
    }

    [Fact]
    public async Task A_console_that_is_used_stays_open()
    {
        var op = await Host.SignInOperatorAsync();
        for (var n = 0; n < 3; n++)
        {
            await Host.MakeOldAsync(op, TimeSpan.FromMinutes(29), Stop);
            await op.Api.Operations.OverviewAsync(Stop);
        }
    }

    [Fact]
    public async Task What_is_dangerous_takes_a_sign_in_of_the_last_minutes()
    {
        var (op, bo) = (await Host.SignInOperatorAsync(), await Host.SignUpAsync("Bo"));
        await op.Api.Operations.OverviewAsync(Stop);
        await Host.MakeOldAsync(op, TimeSpan.FromMinutes(Limits.FreshMinutes + 1), Stop);

        await op.Api.Operations.OverviewAsync(Stop);
        var refused = await RefusedAsync(() => op.Api.Moderation.BanAsync(bo.Id, new(), Stop));
        await op.Api.Security.ReauthenticateAsync(new(Tester.Password), Stop);
        await op.Api.Moderation.BanAsync(bo.Id, new(), Stop);

        Assert.Equal((403, ProblemCodes.ReauthenticationRequired), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_plain_member_is_refused_as_such_however_old_their_sign_in_is()
    {
        var bo = await Host.SignUpAsync("Bo");
        await Host.MakeOldAsync(bo, TimeSpan.FromDays(2), Stop);

        Assert.Equal(ProblemCodes.Forbidden, (await RefusedAsync(() => bo.Api.Operations.OverviewAsync(Stop))).Code);
    }

    [Fact]
    public async Task Wrong_confirmations_lock_like_wrong_sign_ins()
    {
        var op = await Host.SignInOperatorAsync();
        var codes = new List<string>();
        for (var n = 0; n < 6; n++)
            codes.Add((await RefusedAsync(() => op.Api.Security.ReauthenticateAsync(new($"guess {n}"), Stop))).Code);

        Assert.Equal((ProblemCodes.Invalid, ProblemCodes.TooManyRequests), (codes[0], codes[^1]));
        Assert.Equal(
            ProblemCodes.LockedOut,
            (
                await RefusedAsync(() =>
                    Host.Anybody.Api.Accounts.LoginAsync(new(TestHost.OperatorEmail, Tester.Password), Stop)
                )
            ).Code
        );
    }
}
