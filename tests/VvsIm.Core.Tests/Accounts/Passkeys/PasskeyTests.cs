using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Passkeys;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Accounts.Passkeys;

public sealed class PasskeyTests : HostTest
{
    [Fact]
    public async Task A_passkey_opens_the_account_alone_and_counts_as_a_second_factor()
    {
        var ann = await Host.SignUpAsync("Ann");
        using var device = await GiveAsync(ann, "  My phone  ");

        using var browser = Host.NewBrowser();
        var app = new VvsImClient(browser);
        await app.Security.SignInWithCookieAsync(device.Get(await app.Security.AskToSignInAsync(Stop)), Stop);

        Assert.Equal(ann.Id, (await app.Accounts.MeAsync(Stop)).Id);
        Assert.True((await app.Security.SessionsAsync(Stop)).Items.Single(one => one.Current).SecondFactor);
        var kept = Assert.Single((await ann.Api.Security.PasskeysAsync(Stop)).Items);
        Assert.Equal(("My phone", false, true), (kept.Name, kept.Synced, kept.LastUsedAt is not null));
    }

    [Fact]
    public async Task An_answer_is_taken_once()
    {
        var ann = await Host.SignUpAsync("Ann");
        using var device = await GiveAsync(ann);
        var api = Host.Anybody.Api;
        var answer = device.Get(await api.Security.AskToSignInAsync(Stop));
        await api.Security.SignInWithCookieAsync(answer, Stop);

        var again = await RefusedAsync(() => api.Security.SignInWithCookieAsync(answer, Stop));

        Assert.Equal((401, ProblemCodes.InvalidPasskey), (again.Status, again.Code));
    }

    [Fact]
    public async Task The_answer_to_one_question_is_none_to_another()
    {
        var ann = await Host.SignUpAsync("Ann");
        using var device = await GiveAsync(ann);
        var toSignIn = await Host.Anybody.Api.Security.AskToSignInAsync(Stop);
        var toConfirm = await ann.Api.Security.AskToConfirmAsync(Stop);

        var confirmed = await RefusedAsync(() =>
            ann.Api.Security.ReauthenticateAsync(new(Passkey: device.Get(toSignIn)), Stop)
        );
        var signedIn = await RefusedAsync(() =>
            Host.Anybody.Api.Security.SignInWithCookieAsync(device.Get(toConfirm), Stop)
        );
        var made = await RefusedAsync(() =>
            ann.Api.Security.AddPasskeyAsync(new(device.Get(toSignIn) with { Ceremony = "rubbish" }), Stop)
        );

        Assert.Equal((400, ProblemCodes.Invalid), (confirmed.Status, confirmed.Code));
        Assert.Equal(ProblemCodes.InvalidPasskey, signedIn.Code);
        Assert.Equal(ProblemCodes.Invalid, made.Code);
    }

    [Fact]
    public async Task A_device_that_does_not_know_its_owner_or_asks_another_site_is_refused()
    {
        var ann = await Host.SignUpAsync("Ann");
        var question = await ann.Api.Security.AskForPasskeyAsync(Stop);
        using var careless = new SoftDevice(Host.Url) { KnowsOwner = false };
        using var fooled = new SoftDevice(new Uri("https://evil.example"));

        foreach (var device in (SoftDevice[])[careless, fooled])
            Assert.Equal(
                ProblemCodes.Invalid,
                (await RefusedAsync(() => ann.Api.Security.AddPasskeyAsync(new(device.Create(question)), Stop))).Code
            );
        Assert.Empty((await ann.Api.Security.PasskeysAsync(Stop)).Items);
    }

    [Fact]
    public async Task It_confirms_who_one_is_and_nobody_else()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        using var hers = await GiveAsync(ann);
        using var his = await GiveAsync(bo);
        await Host.MakeOldAsync(ann, TimeSpan.FromMinutes(Limits.FreshMinutes + 1), Stop);

        var old = await RefusedAsync(() => ann.Api.Security.AskForPasskeyAsync(Stop));
        var foreign = await RefusedAsync(async () =>
            await ann.Api.Security.ReauthenticateAsync(
                new(Passkey: his.Get(await ann.Api.Security.AskToConfirmAsync(Stop))),
                Stop
            )
        );
        await ann.Api.Security.ReauthenticateAsync(
            new(Passkey: hers.Get(await ann.Api.Security.AskToConfirmAsync(Stop))),
            Stop
        );
        await ann.Api.Security.AskForPasskeyAsync(Stop);

        Assert.Equal(ProblemCodes.ReauthenticationRequired, old.Code);
        Assert.Equal(ProblemCodes.Invalid, foreign.Code);
    }

    [Fact]
    public async Task It_is_renamed_and_removed_and_then_opens_nothing()
    {
        var ann = await Host.SignUpAsync("Ann");
        using var device = await GiveAsync(ann);
        var id = (await ann.Api.Security.PasskeysAsync(Stop)).Items[0].Id;

        var renamed = await ann.Api.Security.RenamePasskeyAsync(id, "Key ring", Stop);
        await ann.Api.Security.RemovePasskeyAsync(id, Stop);

        Assert.Equal("Key ring", renamed.Name);
        Assert.Equal(
            ProblemCodes.InvalidPasskey,
            (
                await RefusedAsync(async () =>
                    await Host.Anybody.Api.Security.SignInWithCookieAsync(
                        device.Get(await Host.Anybody.Api.Security.AskToSignInAsync(Stop)),
                        Stop
                    )
                )
            ).Code
        );
        Assert.Equal(
            ProblemCodes.NotFound,
            (await RefusedAsync(() => ann.Api.Security.RemovePasskeyAsync(id, Stop))).Code
        );
    }

    [Fact]
    public async Task Whoever_is_banned_does_not_come_in_by_one_and_a_lock_out_does_not_keep_its_owner_out()
    {
        var (op, ann) = (await Host.SignInOperatorAsync(), await Host.SignUpAsync("Ann"));
        using var device = await GiveAsync(ann);
        var api = Host.Anybody.Api;
        for (var n = 0; n < 6; n++)
            await RefusedAsync(() => api.Accounts.LoginAsync(new(ann.Email, "not this one"), Stop));

        await api.Security.SignInWithCookieAsync(device.Get(await api.Security.AskToSignInAsync(Stop)), Stop);
        await op.Api.Moderation.BanAsync(ann.Id, new(Reason: "spam"), Stop);
        var banned = await RefusedAsync(async () =>
            await api.Security.SignInWithCookieAsync(device.Get(await api.Security.AskToSignInAsync(Stop)), Stop)
        );

        Assert.Equal((403, ProblemCodes.Banned), (banned.Status, banned.Code));
    }

    private async Task<SoftDevice> GiveAsync(Tester who, string? name = null)
    {
        var device = new SoftDevice(Host.Url);
        PasskeyQuestion question = await who.Api.Security.AskForPasskeyAsync(Stop);
        await who.Api.Security.AddPasskeyAsync(new(device.Create(question), name), Stop);
        return device;
    }
}
