using System.Text;
using System.Text.Json.Nodes;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

public sealed class RecoveryTests
{
    private const string Channel = "conv:1";

    [Fact]
    public async Task Who_comes_back_in_time_gets_exactly_what_was_missed()
    {
        await using var host = await HubHost.StartAsync();
        var position = await LeaveAsync(host, Channel);
        for (var n = 1; n <= 3; n++)
            await host.PublishAsync(Channel, $$"""{"n":{{n}}}""");

        await using var client = await host.ConnectAsync("ann");
        var subscribed = await client.SubscribeAsync(host, "ann", Channel, position);

        Assert.True((bool)subscribed["recovered"]!);
        Assert.Equal([1, 2, 3], Numbers(subscribed));
    }

    [Fact]
    public async Task A_forgotten_channel_recovers_nobody()
    {
        await using var host = await HubHost.StartAsync();
        var position = await LeaveAsync(host, Channel);
        host.Pass(TimeSpan.FromMinutes(11));
        Assert.Empty(host.Hub.Channels);

        await using var client = await host.ConnectAsync("ann");
        var subscribed = await client.SubscribeAsync(host, "ann", Channel, position);

        Assert.Null(subscribed["recovered"]);
        Assert.True((bool)subscribed["was_recovering"]!);
        Assert.NotEqual((string?)position["epoch"], (string?)subscribed["epoch"]);
    }

    [Fact]
    public async Task Expired_history_recovers_only_who_missed_nothing()
    {
        await using var host = await HubHost.StartAsync(options => options.PingInterval = TimeSpan.FromHours(1));
        host.TokenSeconds = 3_600;
        await using var stays = await host.ConnectAsync("bo");
        await stays.SubscribeAsync(host, "bo", Channel);
        var before = await LeaveAsync(host, Channel);
        await host.PublishAsync(Channel, """{"n":1}""");
        var after = await LeaveAsync(host, Channel);
        // The channel is kept alive by who stays; its history is past its time.
        host.Pass(TimeSpan.FromMinutes(11));

        await using var missed = await host.ConnectAsync("ann");
        Assert.Null((await missed.SubscribeAsync(host, "ann", Channel, before))["recovered"]);
        await using var current = await host.ConnectAsync("ann");
        Assert.True((bool)(await current.SubscribeAsync(host, "ann", Channel, after))["recovered"]!);
    }

    [Fact]
    public async Task A_position_from_the_future_or_without_an_epoch_is_not_believed()
    {
        await using var host = await HubHost.StartAsync();
        var position = await LeaveAsync(host, Channel);
        await using var client = await host.ConnectAsync("ann");

        var future = position.DeepClone().AsObject();
        future["offset"] = 7;
        Assert.Null((await client.SubscribeAsync(host, "ann", Channel, future))["recovered"]);

        await client.CallAsync("unsubscribe", new { channel = Channel });
        var nameless = new JsonObject { ["recover"] = true, ["offset"] = 0 };
        Assert.Null((await client.SubscribeAsync(host, "ann", Channel, nameless))["recovered"]);
    }

    [Fact]
    public async Task Publishing_to_people_who_never_came_keeps_nothing()
    {
        await using var host = await HubHost.StartAsync();
        for (var i = 0; i < 100; i++)
            await host.PublishAsync($"usr:{i}", """{"n":1}""");

        Assert.Empty(host.Hub.Channels);
        Assert.Equal(0, host.Hub.HistoryBytes);

        await using var client = await host.ConnectAsync("ann", "usr:7");
        await host.PublishAsync("usr:7", """{"n":2}""");
        Assert.Equal(2, (int)(await client.NextPushAsync())["push"]!["pub"]!["data"]!["n"]!);
    }

    [Fact]
    public async Task All_histories_together_stay_within_their_bound_and_the_quietest_goes_first()
    {
        await using var host = await HubHost.StartAsync(options => options.HistoryBytes = 100_000);
        var quiet = await LeaveAsync(host, "conv:quiet");
        await host.PublishAsync("conv:quiet", """{"n":1}""");
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var busy = await LeaveAsync(host, "conv:busy");
        var text = new string('x', 1_000);
        for (var n = 0; n < 50; n++)
            await host.PublishAsync("conv:busy", $$"""{"n":{{n}},"text":"{{text}}"}""");
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var busier = await LeaveAsync(host, "conv:busier");
        for (var n = 0; n < 60; n++)
        {
            await host.PublishAsync("conv:busier", $$"""{"n":{{n}},"text":"{{text}}"}""");
            Assert.InRange(host.Hub.HistoryBytes, 1, 100_000);
        }

        await using var client = await host.ConnectAsync("ann");
        Assert.Null((await client.SubscribeAsync(host, "ann", "conv:quiet", quiet))["recovered"]);
        Assert.Null((await client.SubscribeAsync(host, "ann", "conv:busy", busy))["recovered"]);
        Assert.Equal(60, Numbers(await client.SubscribeAsync(host, "ann", "conv:busier", busier)).Count);
    }

    [Fact]
    public async Task Data_shared_by_many_channels_is_counted_once_and_given_back()
    {
        await using var host = await HubHost.StartAsync();
        var channels = Enumerable.Range(0, 100).Select(i => $"usr:{i}").ToArray();
        await using (await host.ConnectAsync("ann", channels))
        {
            var data = Encoding.UTF8.GetBytes($"\"{new string('x', 10_000)}\"");
            await host.Realtime.PublishAsync([new(channels, data, "k")], host.Cancelled);
            Assert.InRange(host.Hub.HistoryBytes, 10_000, 20_000);
        }
        host.Pass(TimeSpan.FromMinutes(11));
        Assert.Equal(0, host.Hub.HistoryBytes);
    }

    // Subscribes and leaves; what to recover from later.
    private static async Task<JsonObject> LeaveAsync(HubHost host, string channel)
    {
        await using var client = await host.ConnectAsync("ann");
        var subscribed = await client.SubscribeAsync(host, "ann", channel);
        await client.CloseAsync();
        return new JsonObject
        {
            ["recover"] = true,
            ["epoch"] = (string)subscribed["epoch"]!,
            ["offset"] = (ulong?)subscribed["offset"] ?? 0,
        };
    }

    private static List<int> Numbers(JsonObject subscribed) =>
        [.. subscribed["publications"]!.AsArray().Select(publication => (int)publication!["data"]!["n"]!)];
}
