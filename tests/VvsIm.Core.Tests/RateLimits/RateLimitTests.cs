using VvsIm.Contracts;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.RateLimits;

public sealed class RateLimitTests : HostTest
{
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["RateLimits:InvitesPerMinute"] = "5",
            ["RateLimits:SignInsPerMinute"] = "10",
        };

    [Fact]
    public async Task Guessing_links_is_slowed_down_and_nothing_else()
    {
        var ann = await Host.SignUpAsync("Ann");
        var codes = new List<string>();
        for (var n = 0; n < 7; n++)
            codes.Add((await RefusedAsync(() => Host.Anybody.Api.Invites.LookAtAsync($"guess{n}", Stop))).Code);
        var attempt = await RefusedAsync(() => ann.Api.Invites.AcceptAsync("guess", Stop));

        Assert.Equal(Enumerable.Repeat(ProblemCodes.InviteInvalid, 5), codes[..5]);
        Assert.Equal(Enumerable.Repeat(ProblemCodes.TooManyRequests, 2), codes[5..]);
        Assert.Equal((429, ProblemCodes.TooManyRequests), (attempt.Status, attempt.Code));
        await ann.CreateWorkspaceAsync("Acme");
    }

    [Fact]
    public async Task Signing_in_too_often_is_refused_with_the_time_to_wait()
    {
        var ann = await Host.SignUpAsync("Ann");
        HttpResponseMessage? last = null;
        for (var n = 0; n < 10; n++)
            last = await Host.Anybody.PostAsync(
                "api/auth/login",
                new { email = "nobody@example.com", password = "guess" }
            );

        Assert.Equal(429, (int)last!.StatusCode);
        Assert.InRange(last.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        await ann.Api.Accounts.MeAsync(Stop);
    }
}
