using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Moderation.Appeals;

public sealed class BanAppealTests : HostTest
{
    [Fact]
    public async Task Whoever_is_banned_appeals_by_the_token_they_are_given_and_is_let_in_again()
    {
        var (op, bo) = (await Host.SignInOperatorAsync(), await Host.SignUpAsync("Bo"));
        await op.Api.Moderation.BanAsync(bo.Id, new(Reason: "spam"), Stop);
        var (token, another) = (await TokenOfAsync(bo), await TokenOfAsync(bo));

        var before = await Host.Anybody.Api.Appeals.AgainstBanAsync(new(token), Stop);
        var filed = await Host.Anybody.Api.Appeals.AgainstBanAsync(new(token, "It was not me."), Stop);
        var again = await Host.Anybody.Api.Appeals.AgainstBanAsync(new(another, "Really."), Stop);

        Assert.Null(before.Appeal);
        Assert.Equal(("It was not me.", ModerationAction.UserBanned), (filed.Appeal!.Text, filed.Appeal.Action));
        Assert.Equal(filed, again);
        var item = Assert.Single((await op.Api.Appeals.ListAsync(new(), Stop)).Items);
        Assert.Null((await op.Api.Appeals.GetAsync(item.Appeal.Id, Stop)).Obstacle);
        await op.Api.Appeals.DecideAsync(item.Appeal.Id, new(item.Version, true, "You are right."), Stop);
        await Host.Anybody.Api.Accounts.LoginAsync(new(bo.Email, Tester.Password), Stop);
        Assert.Equal(
            404,
            (await RefusedAsync(() => Host.Anybody.Api.Appeals.AgainstBanAsync(new(token, "more"), Stop))).Status
        );
    }

    [Fact]
    public async Task No_other_token_opens_anything()
    {
        var (op, bo, cy) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Bo"),
            await Host.SignUpAsync("Cy")
        );
        await op.Api.Moderation.BanAsync(bo.Id, new(), Stop);
        await op.Api.Moderation.BanAsync(cy.Id, new(), Stop);
        var token = await TokenOfAsync(bo);
        await op.Api.Moderation.UnbanAsync(bo.Id, cancellationToken: Stop);

        foreach (
            var bad in (string?[])
                [null, "", "x", token, token[..^2], token + "AA", new string('a', 5_000), bo.Id.ToString()]
        )
            Assert.Equal(
                404,
                (await RefusedAsync(() => Host.Anybody.Api.Appeals.AgainstBanAsync(new(bad, "let me in"), Stop))).Status
            );
        Assert.Empty((await op.Api.Appeals.ListAsync(new(), Stop)).Items);
    }

    [Fact]
    public async Task A_ban_is_the_operators_to_hear_and_too_long_a_text_is_refused()
    {
        var (op, mo, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpModeratorAsync("Mo"),
            await Host.SignUpAsync("Bo")
        );
        await op.Api.Moderation.BanAsync(bo.Id, new(), Stop);
        var token = await TokenOfAsync(bo);
        var longText = new string('x', Limits.AppealLength + 1);

        Assert.Equal(
            ProblemCodes.LimitExceeded,
            (await RefusedAsync(() => Host.Anybody.Api.Appeals.AgainstBanAsync(new(token, longText), Stop))).Code
        );
        await Host.Anybody.Api.Appeals.AgainstBanAsync(new(token, "It was not me."), Stop);
        Assert.Empty((await mo.Api.Appeals.ListAsync(new(), Stop)).Items);
        Assert.Equal(new(0, 0), await mo.Api.Reports.WaitingAsync(Stop));
        Assert.Equal(new(0, 1), await op.Api.Reports.WaitingAsync(Stop));
        Assert.Equal(AppealState.Open, Assert.Single((await op.Api.Appeals.ListAsync(new(), Stop)).Items).Appeal.State);
    }

    private async Task<string> TokenOfAsync(Tester who)
    {
        var refused = await RefusedAsync(() =>
            Host.Anybody.Api.Accounts.LoginAsync(new(who.Email, Tester.Password), Stop)
        );
        return refused.Ban?.AppealToken ?? throw new InvalidOperationException("No token came with the refusal.");
    }
}
