using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Core.Realtime;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

/// <summary>This product's own client of a Centrifugo, against this product's own hub: both speak one language.</summary>
public sealed class ServerApiTests
{
    private static readonly Guid Ann = Guid.Parse("0199aa00-0000-7000-8000-000000000001");

    [Fact]
    public async Task What_is_published_over_the_server_api_is_delivered_once_and_in_order()
    {
        await using var host = await HubHost.StartAsync();
        await using var services = Centrifugo(host);
        var realtime = services.GetRequiredService<IRealtime>();
        await using var client = await host.ConnectAsync(Ann.ToString(), $"usr:{Ann}");

        Publication[] publications =
        [
            new([$"usr:{Ann}", "usr:away"], "1"u8.ToArray(), "k1"),
            new(["nope:1"], "2"u8.ToArray(), "k2"),
            new([$"usr:{Ann}"], "3"u8.ToArray(), "k3"),
        ];
        for (var repetition = 0; repetition < 2; repetition++)
        {
            var errors = await realtime.PublishAsync(publications, host.Cancelled);
            Assert.Equal(new int?[] { null, 102, null }, errors.Select(error => error?.Code));
        }
        await host.PublishAsync($"usr:{Ann}", "4");

        foreach (var expected in new[] { 1, 3, 4 })
            Assert.Equal(expected, (int)(await client.NextPushAsync())["push"]!["pub"]!["data"]!);
    }

    [Fact]
    public async Task Presence_info_unsubscribe_and_disconnect_work_over_the_server_api()
    {
        await using var host = await HubHost.StartAsync();
        await using var services = Centrifugo(host);
        var realtime = services.GetRequiredService<IRealtime>();
        await using var client = await host.ConnectAsync(Ann.ToString());
        await client.SubscribeAsync(host, Ann.ToString(), "conv:1");

        Assert.Equal([Ann], await realtime.PresenceAsync("conv:1", host.Cancelled));
        Assert.Equal(new RealtimeInfo(1, 1), await realtime.InfoAsync(host.Cancelled));
        await realtime.UnsubscribeAsync(Ann, "conv:1", host.Cancelled);
        Assert.Equal(2000, (int)(await client.NextPushAsync())["push"]!["unsubscribe"]!["code"]!);
        await realtime.DisconnectAsync(Ann, host.Cancelled);
        Assert.Equal((3503, "force disconnect"), await client.UntilClosedAsync());
    }

    [Theory]
    [InlineData("publish", "null")]
    [InlineData("publish", "5")]
    [InlineData("publish", "[]")]
    [InlineData("publish", """{"channel":5,"data":1}""")]
    [InlineData("publish", """{"channel":"conv:\ud800","data":"\ud800"}""")]
    [InlineData("publish", """{"channel":"conv:1","data":"\ud800","tags":5}""")]
    [InlineData("broadcast", """{"channels":[null,"",5],"data":1}""")]
    [InlineData("broadcast", """{"channels":[null,""],"data":1}""")]
    [InlineData("batch", """{"commands":[{},{"nosuch":{}},{"publish":null}]}""")]
    [InlineData("batch", """{"commands":[null]}""")]
    [InlineData("history", """{"channel":"conv:1","limit":-1,"since":{"offset":-1}}""")]
    [InlineData("disconnect", """{"user":"u","disconnect":{"code":1,"reason":null}}""")]
    [InlineData("disconnect", """{"user":"u","disconnect":{"code":4000,"reason":null}}""")]
    [InlineData(
        "disconnect",
        """{"user":"u","disconnect":{"code":4000,"reason":"a reason of more than 123 bytes, which is all that the close frame of a WebSocket has room for, since control frames are short by law"}}"""
    )]
    [InlineData("subscribe", """{"user":"u","channel":"nope:1"}""")]
    [InlineData("channels", """{"pattern":"***[?"}""")]
    public async Task No_request_however_odd_is_the_hubs_own_failure(string method, string json)
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("u", "conv:1");
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("X-API-Key", HubHost.ApiKey);
        using var body = new StringContent(json);
        using var response = await http.PostAsync(
            new Uri($"/centrifugo/api/{method}", UriKind.Relative),
            body,
            host.Cancelled
        );
        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest });
        Assert.Empty(host.Log.Errors);
    }

    private static ServiceProvider Centrifugo(HubHost host)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Realtime:Provider"] = "Centrifugo",
            ["Realtime:ApiUrl"] = new Uri(host.Address, "/centrifugo/api").ToString(),
            ["Realtime:ApiKey"] = HubHost.ApiKey,
            ["Realtime:TokenSecret"] = HubHost.Secret,
        };
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddRealtime();
        return services.BuildServiceProvider();
    }
}
