using VvsIm.Core.Realtime;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

/// <summary>What is worth nothing later takes no place in the history.</summary>
public sealed class TransientTests
{
    private const string Channel = "conv:1";

    [Fact]
    public async Task It_is_delivered_without_a_place_in_the_stream_and_recovered_by_nobody()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");
        var position = await client.SubscribeAsync(host, "ann", Channel);

        await PublishAsync(host, """{"typing":1}""");
        await host.PublishAsync(Channel, """{"n":1}""");

        var typing = (await client.NextPushAsync())["push"]!["pub"]!;
        var said = (await client.NextPushAsync())["push"]!["pub"]!;
        Assert.Equal(1, (int)typing["data"]!["typing"]!);
        Assert.Null(typing["offset"]);
        Assert.Equal(1, (int)said["offset"]!);
        await using var late = await host.ConnectAsync("ann");
        var recovery = new System.Text.Json.Nodes.JsonObject
        {
            ["recover"] = true,
            ["epoch"] = position["epoch"]!.DeepClone(),
        };
        var recovered = await late.SubscribeAsync(host, "ann", Channel, recovery);
        Assert.Equal(1, (int)Assert.Single(recovered["publications"]!.AsArray())!["data"]!["n"]!);
    }

    [Fact]
    public async Task A_channel_that_nobody_listens_to_is_not_made_by_it()
    {
        await using var host = await HubHost.StartAsync(options =>
            options.Namespaces["conv"] = new() { HistorySize = 10, KeepsUnheard = true }
        );

        await PublishAsync(host, "1");
        Assert.Empty(host.Hub.Channels);
        await host.PublishAsync(Channel, "2");
        Assert.Single(host.Hub.Channels);
    }

    private static async Task PublishAsync(HubHost host, string json)
    {
        var errors = await host.Realtime.PublishAsync(
            [new Publication([Channel], System.Text.Encoding.UTF8.GetBytes(json), null) { Transient = true }],
            host.Cancelled
        );
        Assert.Null(Assert.Single(errors));
    }
}
