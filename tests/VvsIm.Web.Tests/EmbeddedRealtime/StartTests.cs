using Microsoft.Extensions.Options;
using VvsIm.Core;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

public sealed class StartTests
{
    [Theory]
    [InlineData("api")]
    [InlineData("worker")]
    public async Task A_split_of_roles_is_refused_in_one_line(string roles)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            HubHost.StartAsync(settings: [("Roles", roles)])
        );
        Assert.Contains("Roles=api,worker", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Realtime:TokenSecret", "short")]
    [InlineData("Realtime:ApiTimeout", "00:00:00")]
    [InlineData("Realtime:Embedded:QueueBytes", "1")]
    public async Task A_setting_out_of_bounds_is_refused(string key, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => HubHost.StartAsync(settings: [(key, value)]));

    [Fact]
    public async Task Without_a_configured_secret_one_is_made_and_kept()
    {
        using var directory = new TemporaryDirectory();
        (string, string?)[] settings = [("Realtime:TokenSecret", null), ("Data:Directory", directory.Path)];
        string token;
        await using (var before = await HubHost.StartAsync(settings: settings))
            token = before.ConnectionToken("ann");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(directory.Path, "realtime-token.secret"))
            );

        await using var after = await HubHost.StartAsync(settings: settings);
        await using var client = await WireClient.OpenAsync(after.Socket);
        Assert.NotNull((await client.CallAsync("connect", new { token }))["connect"]);
    }

    [Fact]
    public async Task When_the_made_secret_is_lost_its_tokens_count_as_expired_not_as_forged()
    {
        using var first = new TemporaryDirectory();
        using var second = new TemporaryDirectory();
        string token;
        await using (var before = await StartIn(first))
            token = before.ConnectionToken("ann");

        await using var after = await StartIn(second);
        await using var client = await WireClient.OpenAsync(after.Socket);
        Assert.Equal(109, (int)(await client.CallAsync("connect", new { token }))["error"]!["code"]!);

        static Task<HubHost> StartIn(TemporaryDirectory directory) =>
            HubHost.StartAsync(settings: [("Realtime:TokenSecret", null), ("Data:Directory", directory.Path)]);
    }

    [Fact]
    public async Task A_directory_that_cannot_keep_the_secret_is_one_clear_line()
    {
        using var directory = new TemporaryDirectory();
        var taken = Path.Combine(directory.Path, "taken");
        await File.WriteAllTextAsync(taken, "", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<StartupException>(() =>
            HubHost.StartAsync(settings: [("Realtime:TokenSecret", null), ("Data:Directory", taken)])
        );
        Assert.Contains("Realtime:TokenSecret", refused.Message, StringComparison.Ordinal);
    }
}
