using System.Text;
using VvsIm.Core.Realtime;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

public sealed class CrowdTests
{
    [Fact]
    public async Task A_thousand_connections_all_receive()
    {
        await using var host = await HubHost.StartAsync();
        var clients = new List<WireClient>();
        for (var i = 0; i < 1_000; i += 50)
            clients.AddRange(
                await Task.WhenAll(Enumerable.Range(i, 50).Select(n => host.ConnectAsync($"u{n}", "ws:1")))
            );
        Assert.Equal(new RealtimeInfo(1_000, 1_000), await host.Realtime.InfoAsync(host.Cancelled));

        await host.PublishAsync("ws:1", """{"n":1}""");
        foreach (var client in clients)
            Assert.Equal(1, (int)(await client.NextPushAsync())["push"]!["pub"]!["data"]!["n"]!);

        await Task.WhenAll(clients.Select(client => client.DisposeAsync().AsTask()));
        await host.UntilAsync(() => !host.Hub.Connections.All.Any(), "all have left");
        Assert.Equal(new RealtimeInfo(0, 0), await host.Realtime.InfoAsync(host.Cancelled));
    }

    [Fact]
    public async Task However_many_publish_at_once_everybody_sees_one_order()
    {
        const int publishers = 8;
        const int each = 250;
        await using var host = await HubHost.StartAsync(options => options.QueueBytes = 16 * 1024 * 1024);
        var clients = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => host.ConnectAsync($"u{n}", "conv:1")));

        await Task.WhenAll(
            Enumerable
                .Range(0, publishers)
                .Select(publisher =>
                    Task.Run(
                        async () =>
                        {
                            for (var n = 0; n < each; n++)
                                await host.PublishAsync("conv:1", $$"""{"p":{{publisher}},"n":{{n}}}""");
                        },
                        host.Cancelled
                    )
                )
        );

        string? order = null;
        foreach (var client in clients)
        {
            var seen = new StringBuilder();
            var last = new int[publishers];
            for (var offset = 1; offset <= publishers * each; offset++)
            {
                var publication = (await client.NextPushAsync())["push"]!["pub"]!;
                Assert.Equal(offset, (int)publication["offset"]!);
                var (publisher, n) = ((int)publication["data"]!["p"]!, (int)publication["data"]!["n"]!);
                Assert.Equal(last[publisher]++, n);
                seen.Append(publisher);
            }
            Assert.Equal(order ??= seen.ToString(), seen.ToString());
            await client.DisposeAsync();
        }
    }

    [Fact]
    public async Task Coming_and_going_during_publishing_loses_and_repeats_nothing()
    {
        await using var host = await HubHost.StartAsync(options => options.QueueBytes = 16 * 1024 * 1024);
        await using var anchor = await host.ConnectAsync("anchor", "conv:1");
        var publishing = Task.Run(
            async () =>
            {
                for (var n = 1; n <= 3_000; n++)
                    await host.PublishAsync("conv:1", $$"""{"n":{{n}}}""");
            },
            host.Cancelled
        );

        // Without a position the first publication may be any; from there on there is no hole and no repetition.
        do
        {
            await using var client = await host.ConnectAsync("ann");
            var subscribed = await client.SubscribeAsync(host, "ann", "conv:1");
            var offset = (int?)subscribed["offset"] ?? 0;
            if (offset == 3_000)
                break;
            for (var n = 0; n < 20 && offset < 3_000; n++)
            {
                var publication = (await client.NextPushAsync())["push"]!["pub"]!;
                Assert.Equal(++offset, (int)publication["offset"]!);
                Assert.Equal(offset, (int)publication["data"]!["n"]!);
            }
        } while (!publishing.IsCompleted);
        await publishing;
    }
}
