using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Accounts.SigningIn;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Accounts.SigningIn;

public sealed class LockoutTests : HostTest
{
    private readonly LaterTime time = new();

    [Fact]
    public async Task An_address_without_an_account_locks_like_one_that_has_one()
    {
        var ann = await Host.SignUpAsync("Ann");
        var (known, unknown) = (new List<string>(), new List<string>());
        for (var n = 0; n < 7; n++)
        {
            known.Add((await RefusedAsync(() => GuessAsync(ann.Email))).Code);
            unknown.Add((await RefusedAsync(() => GuessAsync("nobody@example.com"))).Code);
        }

        Assert.Equal(known, unknown);
        Assert.Equal(ProblemCodes.LockedOut, known[^1]);
    }

    [Fact]
    public async Task It_opens_again_by_itself_and_the_right_password_then_counts()
    {
        var ann = await Host.SignUpAsync("Ann");
        for (var n = 0; n < 5; n++)
            await RefusedAsync(() => GuessAsync(ann.Email));
        var locked = await RefusedAsync(() => GuessAsync(ann.Email, Tester.Password));

        time.Aside = TimeSpan.FromMinutes(6);
        await GuessAsync(ann.Email, Tester.Password);

        Assert.Equal(ProblemCodes.LockedOut, locked.Code);
    }

    [Fact]
    public async Task The_right_password_starts_the_count_anew()
    {
        var ann = await Host.SignUpAsync("Ann");
        for (var round = 0; round < 3; round++)
        {
            for (var n = 0; n < 4; n++)
                await RefusedAsync(() => GuessAsync(ann.Email));
            await GuessAsync(ann.Email, Tester.Password);
        }
    }

    [Fact]
    public async Task Guesses_made_at_once_count_like_guesses_made_one_after_another()
    {
        var ann = await Host.SignUpAsync("Ann");
        var lockout = Host.Services.GetRequiredService<Lockout>();

        // As if many had looked whether the account is open before any of them was counted.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lockout.FailedAsync(ann.Id, Stop)));

        Assert.False(await lockout.PassedAsync(ann.Id, Stop), "the right one comes too late");
        Assert.Equal(ProblemCodes.LockedOut, (await RefusedAsync(() => GuessAsync(ann.Email, Tester.Password))).Code);
    }

    [Fact]
    public async Task Asking_for_a_new_password_and_giving_one_tell_nobody_who_has_an_account()
    {
        var ann = await Host.SignUpAsync("Ann");
        var answers = new List<string>();
        foreach (var email in (string[])[ann.Email, "nobody@example.com"])
        {
            using var forgot = await Host.Anybody.PostAsync("api/auth/forgotPassword", new { email });
            Assert.Equal(200, (int)forgot.StatusCode);
            var reset = await Host.Anybody.RefusedAsync(
                HttpMethod.Post,
                "api/auth/resetPassword",
                $$"""{"email":"{{email}}","resetCode":"rubbish","newPassword":"another passphrase"}"""
            );
            answers.Add($"{reset.Status} {reset.Code} {string.Join(' ', reset.Errors!.Keys)} {reset.Title}");
        }

        Assert.Equal(answers[0], answers[1]);
    }

    protected override void Configure(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<TimeProvider>(time);

    private Task<AccessTokens> GuessAsync(string email, string password = "not this one") =>
        Host.Anybody.Api.Accounts.LoginAsync(new(email, password), Stop);

    /// <summary>The system's time, and some more.</summary>
    private sealed class LaterTime : TimeProvider
    {
        public TimeSpan Aside { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Aside;
    }
}
