using System.Net;
using System.Net.WebSockets;
using System.Text.Json;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

public sealed class AccessTests
{
    private static readonly Guid Ann = Guid.Parse("0199aa00-0000-7000-8000-000000000001");

    [Fact]
    public async Task Who_was_unsubscribed_does_not_come_back_with_the_token_they_have()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync(Ann.ToString());
        var token = host.SubscriptionToken(Ann.ToString(), "conv:1");
        await client.CallAsync("subscribe", new { channel = "conv:1", token });
        await host.Realtime.UnsubscribeAsync(Ann, "conv:1", host.Cancelled);
        Assert.Equal(2000, (int)(await client.NextPushAsync())["push"]!["unsubscribe"]!["code"]!);

        var again = await client.CallAsync("subscribe", new { channel = "conv:1", token });
        Assert.Equal(109, (int)again["error"]!["code"]!);

        // The backend, asked again, may find that they are a member once more.
        host.Pass(TimeSpan.FromSeconds(1));
        await client.SubscribeAsync(host, Ann.ToString(), "conv:1");
    }

    [Fact]
    public async Task Who_was_disconnected_does_not_come_back_with_the_token_they_have()
    {
        await using var host = await HubHost.StartAsync();
        var token = host.ConnectionToken(Ann.ToString());
        await using var client = await WireClient.OpenAsync(host.Socket);
        await client.CallAsync("connect", new { token });
        await host.Realtime.DisconnectAsync(Ann, host.Cancelled);
        Assert.Equal((3503, "force disconnect"), await client.UntilClosedAsync());

        await using var again = await WireClient.OpenAsync(host.Socket);
        Assert.Equal(109, (int)(await again.CallAsync("connect", new { token }))["error"]!["code"]!);
        host.Pass(TimeSpan.FromSeconds(1));
        await using var welcome = await host.ConnectAsync(Ann.ToString());
    }

    [Fact]
    public async Task Presence_counts_each_user_once()
    {
        await using var host = await HubHost.StartAsync();
        await using var laptop = await host.ConnectAsync(Ann.ToString(), "ws:1");
        await using var phone = await host.ConnectAsync(Ann.ToString(), "ws:1");
        Assert.Equal([Ann], await host.Realtime.PresenceAsync("ws:1", host.Cancelled));
        Assert.Empty(await host.Realtime.PresenceAsync("ws:2", host.Cancelled));
    }

    [Fact]
    public async Task A_token_may_not_name_another_algorithm()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await WireClient.OpenAsync(host.Socket);
        var claims = JsonSerializer.SerializeToUtf8Bytes(new { sub = "ann" });
        var parts = host.ConnectionToken("ann").Split('.');
        var none = Base64(JsonSerializer.SerializeToUtf8Bytes(new { alg = "none" })) + "." + Base64(claims) + ".";
        await client.SendAsync($$$"""{"id":1,"connect":{"token":"{{{none}}}"}}""");
        Assert.Equal((3500, "invalid token"), await client.UntilClosedAsync());

        await using var other = await WireClient.OpenAsync(host.Socket);
        await other.SendAsync(
            $$$"""{"id":1,"connect":{"token":"{{{parts[0]}}}.{{{Base64(claims)}}}.{{{parts[2]}}}"}}"""
        );
        Assert.Equal((3500, "invalid token"), await other.UntilClosedAsync());
    }

    [Theory]
    [InlineData("http://{host}", true)]
    [InlineData("https://{host}", true)]
    [InlineData("https://chat.example.com", true)]
    [InlineData("https://evil.example.com", false)]
    [InlineData("http://127.0.0.1:1", false)]
    [InlineData("null", false)]
    public async Task Only_pages_of_this_host_or_allowed_ones_may_connect(string origin, bool allowed)
    {
        await using var host = await HubHost.StartAsync(options =>
            options.AllowedOrigins = ["https://chat.example.com"]
        );
        var own = origin.Replace("{host}", host.Address.Authority, StringComparison.Ordinal);
        if (allowed)
        {
            await using var client = await WireClient.OpenAsync(host.Socket, own);
            return;
        }
        using var refused = new ClientWebSocket();
        refused.Options.SetRequestHeader("Origin", own);
        refused.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => refused.ConnectAsync(host.Socket, host.Cancelled));
        Assert.Equal(HttpStatusCode.Forbidden, refused.HttpStatusCode);
    }

    [Fact]
    public async Task Without_a_key_there_is_no_server_api()
    {
        await using var host = await HubHost.StartAsync(settings: [("Realtime:ApiKey", null)]);
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("X-API-Key", "");
        using var body = new StringContent("{}");
        using var response = await http.PostAsync(
            new Uri("/centrifugo/api/info", UriKind.Relative),
            body,
            host.Cancelled
        );
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_same_key_delivers_once_and_another_again()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann", "conv:1");
        await host.PublishAsync("conv:1", "1", "a");
        await host.PublishAsync("conv:1", "2", "a");
        await host.PublishAsync("conv:1", "3", "b");
        Assert.Equal(1, (int)(await client.NextPushAsync())["push"]!["pub"]!["data"]!);
        Assert.Equal(3, (int)(await client.NextPushAsync())["push"]!["pub"]!["data"]!);

        host.Time.Advance(TimeSpan.FromMinutes(6));
        await host.PublishAsync("conv:1", "4", "a");
        Assert.Equal(4, (int)(await client.NextPushAsync())["push"]!["pub"]!["data"]!);
    }

    [Fact]
    public async Task A_channel_of_no_namespace_is_refused_for_good()
    {
        await using var host = await HubHost.StartAsync();
        var errors = await host.Realtime.PublishAsync(
            [new(["conv:1"], "1"u8.ToArray(), null), new(["nope:1", "conv:1"], "2"u8.ToArray(), null)],
            host.Cancelled
        );
        Assert.Null(errors[0]);
        Assert.Equal(102, errors[1]!.Code);
    }

    private static string Base64(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
