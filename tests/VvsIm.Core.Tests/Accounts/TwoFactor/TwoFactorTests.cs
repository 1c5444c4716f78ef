using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Accounts.TwoFactor;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Accounts.TwoFactor;

public sealed class TwoFactorTests : HostTest
{
    [Fact]
    public async Task Once_it_is_confirmed_a_code_is_asked_for_and_each_opens_once()
    {
        var ann = await Host.SignUpAsync("Ann");
        var key = await ann.Api.Security.BeginTwoFactorAsync(Stop);
        var app = AuthenticatorApp.Of(key);
        await Host.Anybody.Api.Accounts.LoginAsync(new(ann.Email, Tester.Password), Stop);

        var wrong = await RefusedAsync(() => ann.Api.Security.ConfirmTwoFactorAsync("000000x", Stop));
        var codes = await ann.Api.Security.ConfirmTwoFactorAsync(app.Code(), Stop);
        var without = await RefusedAsync(() => SignInAsync(ann));
        var replayed = await RefusedAsync(() => SignInAsync(ann, app.Code()));
        await SignInAsync(ann, app.Code(ahead: 1));
        var again = await RefusedAsync(() => SignInAsync(ann, app.Code(ahead: 1)));

        Assert.Equal(ProblemCodes.Invalid, wrong.Code);
        Assert.Equal(Limits.RecoveryCodes, codes.Codes.Distinct().Count());
        Assert.Equal((401, ProblemCodes.TwoFactorRequired), (without.Status, without.Code));
        Assert.Equal((401, ProblemCodes.InvalidTwoFactorCode), (replayed.Status, replayed.Code));
        Assert.Equal(ProblemCodes.InvalidTwoFactorCode, again.Code);
        Assert.NotNull((await ann.Api.Security.TwoFactorAsync(Stop)).EnabledAt);
    }

    [Fact]
    public async Task The_key_is_shown_as_text_as_an_address_and_as_a_picture()
    {
        var ann = await Host.SignUpAsync("Ann");

        var key = await ann.Api.Security.BeginTwoFactorAsync(Stop);

        Assert.Matches("^[A-Z2-7]{32}$", key.Key);
        Assert.StartsWith("otpauth://totp/VVS%20IM%3A", key.Uri, StringComparison.Ordinal);
        Assert.Contains($"secret={key.Key}&issuer=VVS%20IM", key.Uri, StringComparison.Ordinal);
        Assert.All(key.Qr, row => Assert.Equal(key.Qr.Length, row.Length));
        // The corner of every QR code, inside its white border of four.
        Assert.Equal("1111111", key.Qr[4][4..11]);
        Assert.Equal("1000001", key.Qr[5][4..11]);
    }

    [Fact]
    public async Task A_recovery_code_opens_once_in_place_of_the_app()
    {
        var ann = await Host.SignUpAsync("Ann");
        var (_, codes) = await EnableAsync(ann);

        await SignInAsync(ann, recovery: codes.Codes[0].ToUpperInvariant());
        var again = await RefusedAsync(() => SignInAsync(ann, recovery: codes.Codes[0]));
        var left = await ann.Api.Security.TwoFactorAsync(Stop);
        var renewed = await ann.Api.Security.RenewRecoveryCodesAsync(Stop);
        var old = await RefusedAsync(() => SignInAsync(ann, recovery: codes.Codes[1]));
        await SignInAsync(ann, recovery: renewed.Codes[0]);

        Assert.Equal(ProblemCodes.InvalidTwoFactorCode, again.Code);
        Assert.Equal(Limits.RecoveryCodes - 1, left.RecoveryCodesLeft);
        Assert.Equal(ProblemCodes.InvalidTwoFactorCode, old.Code);
    }

    [Fact]
    public async Task Of_two_who_show_the_same_code_at_once_one_gets_in()
    {
        var ann = await Host.SignUpAsync("Ann");
        var (app, _) = await EnableAsync(ann);
        var code = app.Code(ahead: 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync(() => SignInAsync(ann, code))));

        Assert.Single(answers, problem => problem is null);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_though_the_password_is_right_each_time()
    {
        var ann = await Host.SignUpAsync("Ann");
        await EnableAsync(ann);
        var codes = new List<string>();
        for (var n = 0; n < 6; n++)
            codes.Add((await RefusedAsync(() => SignInAsync(ann, $"{n}{n}{n}"))).Code);

        Assert.Equal(ProblemCodes.InvalidTwoFactorCode, codes[0]);
        Assert.Equal(ProblemCodes.LockedOut, codes[^1]);
    }

    [Fact]
    public async Task Turning_it_off_takes_a_fresh_sign_in()
    {
        var ann = await Host.SignUpAsync("Ann");
        var (app, codes) = await EnableAsync(ann);
        await Host.MakeOldAsync(ann, TimeSpan.FromMinutes(Limits.FreshMinutes + 1), Stop);

        var refused = await RefusedAsync(() => ann.Api.Security.RemoveTwoFactorAsync(Stop));
        var bare = await RefusedAsync(() => ann.Api.Security.ReauthenticateAsync(new(Tester.Password), Stop));
        await ann.Api.Security.ReauthenticateAsync(new(Tester.Password, app.Code(ahead: 1)), Stop);
        await ann.Api.Security.RemoveTwoFactorAsync(Stop);

        Assert.Equal((403, ProblemCodes.ReauthenticationRequired), (refused.Status, refused.Code));
        Assert.Equal((400, true), (bare.Status, bare.Errors!.ContainsKey("twoFactorCode")));
        await SignInAsync(ann);
        Assert.Equal(new TwoFactorStatus(), await ann.Api.Security.TwoFactorAsync(Stop));
        Assert.NotEmpty(codes.Codes);
    }

    [Fact]
    public async Task A_second_app_is_not_begun_while_there_is_one()
    {
        var ann = await Host.SignUpAsync("Ann");
        await ann.Api.Security.BeginTwoFactorAsync(Stop);
        var (app, _) = await EnableAsync(ann);

        var begun = await RefusedAsync(() => ann.Api.Security.BeginTwoFactorAsync(Stop));
        var confirmed = await RefusedAsync(() => ann.Api.Security.ConfirmTwoFactorAsync(app.Code(ahead: 1), Stop));

        Assert.Equal((409, ProblemCodes.Conflict), (begun.Status, begun.Code));
        Assert.Equal((409, ProblemCodes.Conflict), (confirmed.Status, confirmed.Code));
    }

    private static async Task<(AuthenticatorApp App, FreshRecoveryCodes Codes)> EnableAsync(Tester who)
    {
        var app = AuthenticatorApp.Of(await who.Api.Security.BeginTwoFactorAsync(Stop));
        return (app, await who.Api.Security.ConfirmTwoFactorAsync(app.Code(), Stop));
    }

    private Task<AccessTokens> SignInAsync(Tester who, string? code = null, string? recovery = null) =>
        Host.Anybody.Api.Accounts.LoginAsync(new(who.Email, Tester.Password, code, recovery), Stop);

    private static async Task<Problem?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (ProblemException refused)
        {
            return refused.Problem;
        }
    }
}
