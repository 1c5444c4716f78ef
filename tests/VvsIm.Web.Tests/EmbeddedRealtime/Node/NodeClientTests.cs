using System.Net.Http.Json;

namespace VvsIm.Web.Tests.EmbeddedRealtime.Node;

public sealed class NodeClientTests
{
    private const string Ann = "0199aa00-0000-7000-8000-000000000001";

    [Fact]
    public async Task The_npm_client_connects_subscribes_and_receives()
    {
        await using var host = await HubHost.StartAsync();
        await using var node = await ConnectAsync(host);

        await host.PublishAsync($"usr:{Ann}", """{"n":1}""");
        await node.ExpectAsync($$"""{"event":"publication","channel":"usr:{{Ann}}","n":1}""");
        await host.PublishAsync("conv:1", """{"n":2}""");
        await node.ExpectAsync("""{"event":"publication","channel":"conv:1","n":2}""");

        await node.SayAsync("presence conv:1");
        await node.ExpectAsync($$"""{"event":"presence","users":["{{Ann}}"]}""");
    }

    [Fact]
    public async Task The_npm_client_recovers_what_it_missed()
    {
        await using var host = await HubHost.StartAsync();
        await using var node = await ConnectAsync(host);
        await host.PublishAsync("conv:1", """{"n":1}""");
        await node.ExpectAsync("""{"event":"publication","channel":"conv:1","n":1}""");

        await DisconnectAsync(host, code: 4000);
        await host.PublishAsync("conv:1", """{"n":2}""");
        await host.PublishAsync($"usr:{Ann}", """{"n":3}""");
        await host.PublishAsync("conv:1", """{"n":4}""");

        await node.ExpectAllAsync(
            """{"event":"connecting","code":4000}""",
            """{"event":"connected"}""",
            $$"""{"event":"subscribed","channel":"usr:{{Ann}}","recovered":true,"wasRecovering":true}""",
            $$"""{"event":"publication","channel":"usr:{{Ann}}","n":3}""",
            """{"event":"subscribed","channel":"conv:1","recovered":true,"wasRecovering":true}""",
            """{"event":"publication","channel":"conv:1","n":2}""",
            """{"event":"publication","channel":"conv:1","n":4}"""
        );
    }

    [Fact]
    public async Task The_npm_client_refreshes_its_tokens_and_stays()
    {
        await using var host = await HubHost.StartAsync();
        host.TokenSeconds = 3;
        await using var node = await ConnectAsync(host);
        host.TokenSeconds = 300;

        await node.ExpectAllAsync("""{"event":"token"}""", """{"event":"subscription token"}""");
        await host.UntilAsync(
            () => host.Hub.Connections.All.All(connection => connection.ExpiresIn > TimeSpan.FromMinutes(1)),
            "the connection and its subscription are refreshed"
        );
        // Past the first tokens and their grace: only refreshed ones are good now.
        host.Pass(TimeSpan.FromSeconds(30));
        await host.PublishAsync("conv:1", """{"n":1}""");
        await node.ExpectAsync("""{"event":"publication","channel":"conv:1","n":1}""");
    }

    [Fact]
    public async Task The_npm_client_stops_when_the_server_says_so()
    {
        await using var host = await HubHost.StartAsync();
        await using var node = await ConnectAsync(host);
        await host.Realtime.UnsubscribeAsync(Guid.Parse(Ann), "conv:1", host.Cancelled);
        await node.ExpectAsync("""{"event":"unsubscribed","channel":"conv:1","code":2000}""");
        await host.Realtime.DisconnectAsync(Guid.Parse(Ann), host.Cancelled);
        await node.ExpectAsync("""{"event":"disconnected","code":3503,"reason":"force disconnect"}""");
    }

    [Fact]
    public async Task The_npm_client_survives_a_restart_that_lost_the_secret()
    {
        using var first = new TemporaryDirectory();
        using var second = new TemporaryDirectory();
        var before = await HubHost.StartAsync(settings: Settings(first));
        var port = before.Address.Port;
        await using var node = await ConnectAsync(before);
        await before.DisposeAsync();
        await node.ExpectAsync("""{"event":"connecting","code":3001}""");

        await using var after = await HubHost.StartAsync(settings: Settings(second), port: port);
        while ((string)(await node.NextAsync())["event"]! != "connected") { }
        while ((string?)(await node.NextAsync())["channel"] != "conv:1") { }
        await after.PublishAsync("conv:1", """{"n":1}""");
        await node.ExpectAsync("""{"event":"publication","channel":"conv:1","n":1}""");

        static (string, string?)[] Settings(TemporaryDirectory directory) =>
            [("Realtime:TokenSecret", null), ("Data:Directory", directory.Path)];
    }

    private static async Task<NodeClient> ConnectAsync(HubHost host)
    {
        var node = NodeClient.Start(host.Address.Authority, Ann);
        await node.SayAsync("connect");
        await node.ExpectAsync("""{"event":"connecting"}""");
        await node.ExpectAsync("""{"event":"token"}""");
        await node.ExpectAllAsync(
            """{"event":"connected"}""",
            $$"""{"event":"subscribed","channel":"usr:{{Ann}}","recovered":false,"wasRecovering":false}"""
        );
        await node.SayAsync("subscribe conv:1");
        await node.ExpectAsync("""{"event":"subscription token"}""");
        await node.ExpectAsync("""{"event":"subscribed","channel":"conv:1","recovered":false}""");
        return node;
    }

    private static async Task DisconnectAsync(HubHost host, int code)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("X-API-Key", HubHost.ApiKey);
        using var response = await http.PostAsJsonAsync(
            "/centrifugo/api/disconnect",
            new { user = Ann, disconnect = new { code, reason = "come back" } },
            host.Cancelled
        );
        response.EnsureSuccessStatusCode();
    }
}
