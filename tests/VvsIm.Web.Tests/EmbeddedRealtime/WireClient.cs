using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

/// <summary>A client on a real WebSocket that speaks the protocol by hand. Every wait has a limit.</summary>
internal sealed class WireClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket socket = new();
    private readonly Channel<JsonObject> replies = Channel.CreateUnbounded<JsonObject>();
    private readonly Channel<JsonObject> pushes = Channel.CreateUnbounded<JsonObject>();
    private Task reading = Task.CompletedTask;
    private int lastId;

    private WireClient() { }

    /// <summary>Code and reason, once the server ended the connection.</summary>
    public (int Code, string Reason) Closed => ((int)socket.CloseStatus!, socket.CloseStatusDescription ?? "");

    public static async Task<WireClient> OpenAsync(Uri address, string? origin = null)
    {
        var client = new WireClient();
        if (origin is not null)
            client.socket.Options.SetRequestHeader("Origin", origin);
        await client.socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        client.reading = client.ReadAsync();
        return client;
    }

    public Task SendAsync(string frame) => SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text);

    public Task SendAsync(byte[] frame, WebSocketMessageType type) =>
        socket.SendAsync(frame, type, endOfMessage: true, TestContext.Current.CancellationToken);

    /// <summary>Sends a command and waits for its reply.</summary>
    public async Task<JsonObject> CallAsync(string command, object parameters)
    {
        var id = Interlocked.Increment(ref lastId);
        await SendAsync(
            JsonSerializer.Serialize(new Dictionary<string, object> { ["id"] = id, [command] = parameters })
        );
        var reply = await NextReplyAsync();
        Assert.Equal(id, (int)reply["id"]!);
        return reply;
    }

    /// <summary>Subscribes with a token of the host's; the reply's result.</summary>
    public async Task<JsonObject> SubscribeAsync(HubHost host, string user, string channel, JsonObject? recover = null)
    {
        var parameters = recover?.DeepClone().AsObject() ?? [];
        parameters["channel"] = channel;
        parameters["token"] = host.SubscriptionToken(user, channel);
        var reply = await CallAsync("subscribe", parameters);
        return reply["subscribe"] as JsonObject ?? throw new InvalidOperationException(reply.ToJsonString());
    }

    public Task<JsonObject> NextReplyAsync() => NextAsync(replies);

    public Task<JsonObject> NextPushAsync() => NextAsync(pushes);

    /// <summary>What arrived and nobody asked for, once the connection is over.</summary>
    public IEnumerable<JsonObject> Left()
    {
        while (replies.Reader.TryRead(out var left) || pushes.Reader.TryRead(out left))
            yield return left;
    }

    /// <summary>Waits for the server to end the connection.</summary>
    public async Task<(int Code, string Reason)> UntilClosedAsync()
    {
        await reading.WaitAsync(Patience, TestContext.Current.CancellationToken);
        return Closed;
    }

    /// <summary>Closes from this side.</summary>
    public async Task<(int Code, string Reason)> CloseAsync()
    {
        if (socket.State == WebSocketState.Open)
            await socket.CloseOutputAsync(
                WebSocketCloseStatus.NormalClosure,
                null,
                TestContext.Current.CancellationToken
            );
        return await UntilClosedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading.WaitAsync(Patience);
        socket.Dispose();
    }

    private static async Task<JsonObject> NextAsync(Channel<JsonObject> messages)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        return await messages.Reader.ReadAsync(limit.Token);
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1024 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (read.MessageType == WebSocketMessageType.Close)
                    break;
                length += read.Count;
                if (!read.EndOfMessage)
                    continue;
                foreach (var line in Encoding.UTF8.GetString(buffer, 0, length).Split('\n'))
                    Sort(JsonNode.Parse(line)!.AsObject());
                length = 0;
            }
            if (socket.State == WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            replies.Writer.Complete();
            pushes.Writer.Complete();
        }
        catch (Exception lost)
            when (lost is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            replies.Writer.Complete(lost);
            pushes.Writer.Complete(lost);
        }
    }

    private void Sort(JsonObject message) => (message.ContainsKey("id") ? replies : pushes).Writer.TryWrite(message);
}
