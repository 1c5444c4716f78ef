using System.Globalization;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

public sealed class RubbishTests
{
    private static readonly string[] Nearly =
    [
        "null",
        "[]",
        "5",
        "{\"id\":1}",
        "{\"id\":-1,\"connect\":{}}",
        "{\"id\":99999999999,\"connect\":{}}",
        "{\"id\":\"1\",\"subscribe\":{}}",
        "{\"id\":2,\"subscribe\":{\"channel\":5}}",
        "{\"id\":2,\"subscribe\":{\"channel\":null}}",
        "{\"id\":2,\"subscribe\":{\"channel\":\"conv:1\",\"token\":\"..\"}}",
        "{\"id\":2,\"subscribe\":{\"channel\":\"conv:1\",\"token\":\"a.b.c\",\"recover\":true,\"offset\":-1}}",
        "{\"id\":2,\"subscribe\":{\"channel\":\":\",\"token\":\"ä.ö.ü\"}}",
        "{\"id\":2,\"connect\":{\"token\":\"x\"}}",
        "{\"id\":2,\"subscribe\":{\"channel\":\"\\ud800\",\"token\":\"\\ud800\"}}",
        "{\"id\":2,\"presence\":{\"channel\":\"conv:\\udc00\\ud800\"}}",
        "{\"id\":2,\"history\":{\"channel\":\"conv:1\",\"limit\":-5,\"since\":{\"offset\":99}}}",
        "{\"id\":2,\"publish\":{\"channel\":\"conv:1\"}}",
        "{\"id\":2,\"presence\":{}}",
        "{\"id\":2,\"refresh\":{}}",
        "{\"id\":2,\"sub_refresh\":{\"channel\":\"conv:1\",\"token\":\"\"}}",
        "{\"id\":2,\"send\":{}}",
        "{\"send\":{\"data\":{}}}",
        "{}",
        "{}\n\n{}\n",
        "",
        "\n",
    ];

    [Fact]
    public async Task Frames_of_rubbish_harm_nobody_else()
    {
        await using var host = await HubHost.StartAsync();
        await using var bystander = await host.ConnectAsync("bo", "conv:1");
        var random = new Random(20261121);
        for (var round = 0; round < 200; round++)
        {
            await using var client =
                round % 2 == 0 ? await WireClient.OpenAsync(host.Socket) : await host.ConnectAsync("ann", "conv:1");
            for (var frame = 0; frame < 5; frame++)
            {
                try
                {
                    var type = random.Next(4) == 0 ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
                    await client.SendAsync(Rubbish(random), type);
                }
                catch (Exception closed)
                    when (closed is WebSocketException or InvalidOperationException or OperationCanceledException)
                {
                    // The hub has had enough of this one.
                    break;
                }
            }
        }

        await host.PublishAsync("conv:1", """{"n":1}""");
        Assert.Equal(1, (int)(await bystander.NextPushAsync())["push"]!["pub"]!["data"]!["n"]!);
        await host.UntilAsync(() => host.Hub.Connections.All.Count() == 1, "only the bystander is left");
        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [InlineData("c1ff00ff00ff")]
    [InlineData("81")]
    [InlineData("8180000000")]
    [InlineData("81ffffffffffffffffff")]
    [InlineData("0a0a0a0a0a0a0a0a")]
    [InlineData("88820000000003e9")]
    [InlineData("888100000000ff")]
    [InlineData("80800000000080800000000080800000000")]
    public async Task Bytes_that_are_no_frames_end_only_their_own_connection(string hex)
    {
        await using var host = await HubHost.StartAsync();
        using (var tcp = new TcpClient())
        {
            await tcp.ConnectAsync("127.0.0.1", host.Address.Port, host.Cancelled);
            var stream = tcp.GetStream();
            await stream.WriteAsync(Handshake(host), host.Cancelled);
            var answer = new byte[512];
            _ = await stream.ReadAtLeastAsync(answer, 12, cancellationToken: host.Cancelled);
            Assert.StartsWith("HTTP/1.1 101", Encoding.ASCII.GetString(answer), StringComparison.Ordinal);
            await stream.WriteAsync(Convert.FromHexString(hex.Length % 2 == 0 ? hex : hex[..^1]), host.Cancelled);
        }
        await host.UntilAsync(() => !host.Hub.Connections.All.Any(), "it is gone");
        Assert.Empty(host.Log.Errors);
        await using var next = await host.ConnectAsync("ann");
    }

    private static byte[] Handshake(HubHost host) =>
        Encoding.ASCII.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"GET {host.Socket.AbsolutePath} HTTP/1.1\r\nHost: 127.0.0.1:{host.Address.Port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            )
        );

    private static byte[] Rubbish(Random random)
    {
        if (random.Next(3) == 0)
        {
            var bytes = new byte[random.Next(0, 2_000)];
            random.NextBytes(bytes);
            return bytes;
        }
        var text = Encoding.UTF8.GetBytes(Nearly[random.Next(Nearly.Length)]);
        if (text.Length > 0 && random.Next(2) == 0)
            text[random.Next(text.Length)] = (byte)random.Next(256);
        return text;
    }
}
