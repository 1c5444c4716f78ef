using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

public sealed class ClientBoundsTests
{
    [Fact]
    public async Task A_reader_that_stops_is_dropped_while_others_go_on_receiving()
    {
        await using var host = await HubHost.StartAsync(options => options.QueueBytes = 256 * 1024);
        await using var fast = await host.ConnectAsync("bo", "conv:1");
        using var slow = await StalledAsync(host, "ann", "conv:1");
        var channel = Assert.Single(host.Hub.Channels);
        Assert.Equal(2, channel.SubscriberCount);

        var text = new string('x', 60_000);
        var n = 0;
        while (channel.SubscriberCount > 1)
        {
            Assert.True(n < 2_000, "The stalled reader was never dropped.");
            await host.PublishAsync("conv:1", $$"""{"n":{{n}},"text":"{{text}}"}""");
            Assert.Equal(n++, (int)(await fast.NextPushAsync())["push"]!["pub"]!["data"]!["n"]!);
            host.Hub.Sweep();
        }

        // What is on its way already is read, then the reason.
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult read;
        do read = await slow.ReceiveAsync(new ArraySegment<byte>(buffer), host.Cancelled);
        while (read.MessageType != WebSocketMessageType.Close);
        Assert.Equal((3008, "slow"), ((int)slow.CloseStatus!, slow.CloseStatusDescription));
    }

    [Fact]
    public async Task A_reader_that_never_reads_again_is_cut_off()
    {
        await using var host = await HubHost.StartAsync(options => options.QueueBytes = 64 * 1024);
        using var slow = await StalledAsync(host, "ann", "conv:1");
        var connection = Assert.Single(host.Hub.Connections.All);
        var text = new string('x', 60_000);
        for (var n = 0; Assert.Single(host.Hub.Channels).SubscriberCount > 0; n++)
        {
            Assert.True(n < 2_000, "The stalled reader was never dropped.");
            await host.PublishAsync("conv:1", $"\"{text}\"");
            host.Hub.Sweep();
        }

        host.Pass(host.Hub.Options.CloseTimeout + TimeSpan.FromSeconds(1));
        await host.UntilAsync(() => !host.Hub.Connections.All.Contains(connection), "it is cut off");
    }

    [Fact]
    public async Task A_message_over_the_limit_ends_the_connection()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");
        await client.SendAsync($$$"""{"id":2,"rpc":{"data":"{{{new string('x', 70_000)}}}"}}""");
        Assert.Equal(1009, (await client.UntilClosedAsync()).Code);
    }

    [Fact]
    public async Task A_message_just_under_the_limit_is_read()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");
        var reply = await client.CallAsync("rpc", new { data = new string('x', 65_000) });
        Assert.Equal(108, (int)reply["error"]!["code"]!);
    }

    [Fact]
    public async Task A_connection_has_so_many_channels_and_no_more()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");
        for (var i = 0; i < 128; i++)
            await client.SubscribeAsync(host, "ann", $"conv:{i}");
        var token = host.SubscriptionToken("ann", "conv:128");
        var refused = await client.CallAsync("subscribe", new { channel = "conv:128", token });
        Assert.Equal(106, (int)refused["error"]!["code"]!);

        await client.CallAsync("unsubscribe", new { channel = "conv:5" });
        await client.SubscribeAsync(host, "ann", "conv:128");
    }

    [Theory]
    [InlineData("ü", 1)]
    [InlineData("x", 300)]
    public async Task A_name_that_no_channel_has_is_refused(string part, int times)
    {
        var channel = "conv:" + string.Concat(Enumerable.Repeat(part, times));
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");
        var token = host.SubscriptionToken("ann", channel);
        var reply = await client.CallAsync("subscribe", new { channel, token });
        Assert.Equal(107, (int)reply["error"]!["code"]!);
    }

    [Fact]
    public async Task A_full_house_takes_nobody_until_somebody_leaves()
    {
        await using var host = await HubHost.StartAsync(options => options.MaxConnections = 2);
        var first = await host.ConnectAsync("ann");
        await using var second = await host.ConnectAsync("bo");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await RefusedAsync(host));

        await first.DisposeAsync();
        await host.UntilAsync(() => host.Hub.Connections.All.Count() == 1, "the first has left");
        await host.UntilAsync(
            async () => await RefusedAsync(host) == HttpStatusCode.SwitchingProtocols,
            "there is a place again"
        );
    }

    [Fact]
    public async Task Many_commands_in_one_frame_are_answered_in_order()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann");
        await client.SendAsync(
            string.Join('\n', Enumerable.Range(2, 50).Select(id => $$$"""{"id":{{{id}}},"rpc":{}}"""))
        );
        for (var id = 2; id < 52; id++)
            Assert.Equal(id, (int)(await client.NextReplyAsync())["id"]!);
    }

    [Fact]
    public async Task Data_written_over_several_lines_arrives_as_one_message()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync("ann", "conv:1");
        await host.PublishAsync("conv:1", "{\r\n  \"n\":\n 1 }");
        var expected = JsonNode.Parse("""{"n":1}""");
        Assert.True(JsonNode.DeepEquals(expected, (await client.NextPushAsync())["push"]!["pub"]!["data"]));
    }

    // Connected and subscribed, and never reading after.
    private static async Task<ClientWebSocket> StalledAsync(HubHost host, string user, string channel)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(host.Socket, host.Cancelled);
        var connect = $$$"""{"id":1,"connect":{"token":"{{{host.ConnectionToken(user, channel)}}}"}}""";
        await socket.SendAsync(Encoding.UTF8.GetBytes(connect), WebSocketMessageType.Text, true, host.Cancelled);
        await socket.ReceiveAsync(new ArraySegment<byte>(new byte[4096]), host.Cancelled);
        return socket;
    }

    private static async Task<HttpStatusCode> RefusedAsync(HubHost host)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(host.Socket, host.Cancelled);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }
        return socket.HttpStatusCode;
    }
}
