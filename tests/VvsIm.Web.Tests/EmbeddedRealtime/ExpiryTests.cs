namespace VvsIm.Web.Tests.EmbeddedRealtime;

public sealed class ExpiryTests
{
    [Fact]
    public async Task A_subscription_that_is_not_refreshed_ends_and_the_connection_goes_on()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");
        host.TokenSeconds = 5;
        await client.SubscribeAsync(host, "ann", "conv:1");
        host.Pass(TimeSpan.FromSeconds(24));
        await client.CallAsync("presence", new { channel = "conv:1" });
        host.Pass(TimeSpan.FromSeconds(6));

        var push = await client.NextPushAsync();
        while (push["push"] is null)
            push = await client.NextPushAsync();
        Assert.Equal("conv:1", (string)push["push"]!["channel"]!);
        Assert.Equal(2501, (int)push["push"]!["unsubscribe"]!["code"]!);
        Assert.Equal("subscription expired", (string)push["push"]!["unsubscribe"]!["reason"]!);
        Assert.Equal(103, (int)(await client.CallAsync("presence", new { channel = "conv:1" }))["error"]!["code"]!);
    }

    [Fact]
    public async Task A_refreshed_subscription_stays()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");
        host.TokenSeconds = 5;
        await client.SubscribeAsync(host, "ann", "conv:1");
        host.TokenSeconds = 300;
        await client.CallAsync(
            "sub_refresh",
            new { channel = "conv:1", token = host.SubscriptionToken("ann", "conv:1") }
        );
        host.Pass(TimeSpan.FromSeconds(32));
        Assert.Null((await client.CallAsync("presence", new { channel = "conv:1" }))["error"]);
    }

    [Fact]
    public async Task Who_does_not_answer_pings_is_disconnected()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");
        host.Pass(TimeSpan.FromSeconds(25 + 8));
        Assert.Equal((3012, "no pong"), await client.UntilClosedAsync());
    }

    [Fact]
    public async Task Who_answers_pings_stays()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");
        for (var ping = 0; ping < 5; ping++)
        {
            host.Pass(TimeSpan.FromSeconds(25));
            Assert.Empty(await client.NextPushAsync());
            await client.SendAsync("{}");
            Assert.NotNull((await client.CallAsync("rpc", new { }))["error"]);
        }
    }

    [Fact]
    public async Task A_pong_that_nobody_asked_for_is_a_bad_request()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");
        await client.SendAsync("{}");
        Assert.Equal((3501, "bad request"), await client.UntilClosedAsync());
    }

    [Fact]
    public async Task Who_never_says_who_they_are_is_shown_out()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await WireClient.OpenAsync(host.Socket);
        await host.UntilAsync(() => host.Hub.Connections.All.Any(), "the hub knows it");
        host.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal((3502, "stale"), await client.UntilClosedAsync());
    }

    [Fact]
    public async Task A_refresh_with_an_expired_token_ends_the_connection()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");
        host.TokenSeconds = -1;
        await client.SendAsync($$$"""{"id":7,"refresh":{"token":"{{{host.ConnectionToken("ann")}}}"}}""");
        Assert.Equal((3005, "connection expired"), await client.UntilClosedAsync());
    }
}
