using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Testing;

/// <summary>
/// A realtime connection of a person: what comes on their own channel and those of their workspaces, in the order it comes.
/// </summary>
public sealed class Listener : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource closing = new();
    private readonly Action<RealtimeEvent> received;
    private Task reading = Task.CompletedTask;
    private readonly TaskCompletionSource unsubscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource subscribed = new();

    private Listener(Action<RealtimeEvent> received) => this.received = received;

    /// <summary>Ends when the connection does.</summary>
    public Task Closed => reading;

    /// <summary>Connects with a token of this person; returns once the server has subscribed their channel.</summary>
    public static async Task<Listener> OpenAsync(Tester who, Action<RealtimeEvent> received)
    {
        var listener = new Listener(received);
        var access = await who.Api.Realtime.TokenAsync();
        await listener.socket.ConnectAsync(new Uri(access.Url), CancellationToken.None);
        await listener.SayAsync(
            new JsonObject
            {
                ["id"] = 1,
                ["connect"] = new JsonObject { ["token"] = access.Token },
            }.ToJsonString()
        );
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        listener.reading = listener.ReadAsync(connected);
        await connected.Task.WaitAsync(TimeSpan.FromSeconds(10));
        return listener;
    }

    /// <summary>Subscribes to one more channel with a token of this person; returns once it is subscribed.</summary>
    public async Task SubscribeAsync(Tester who, string channel)
    {
        subscribed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await SayAsync(
            new JsonObject
            {
                ["id"] = 2,
                ["subscribe"] = new JsonObject
                {
                    ["channel"] = channel,
                    ["token"] = await who.Api.Realtime.SubscribeAsync(channel),
                },
            }.ToJsonString()
        );
        await subscribed.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>Waits until the server has ended one of the subscriptions.</summary>
    public Task UnsubscribedAsync(CancellationToken cancellationToken) =>
        unsubscribed.Task.WaitAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await reading;
        socket.Dispose();
        closing.Dispose();
    }

    private async Task ReadAsync(TaskCompletionSource connected)
    {
        var buffer = new byte[1024 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), closing.Token);
                    length += part.Count;
                } while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    // As a browser does: a server that stops waits for it.
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return;
                }
                // One frame may carry several replies, a line each.
                foreach (var line in Encoding.UTF8.GetString(buffer, 0, length).Split('\n'))
                    await HearAsync(JsonNode.Parse(line)!.AsObject(), connected);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // Closed by us, or the server is gone.
        }
    }

    private async Task HearAsync(JsonObject reply, TaskCompletionSource connected)
    {
        if (reply.Count == 0)
            await SayAsync("{}");
        if (reply["connect"] is not null)
            connected.TrySetResult();
        if (reply["subscribe"] is not null)
            subscribed.TrySetResult();
        if (reply["push"]?["unsubscribe"] is not null)
            unsubscribed.TrySetResult();
        if (reply["push"]?["pub"]?["data"] is { } data)
            received(data.Deserialize(VvsImJson.Default.RealtimeEvent)!);
    }

    private async Task SayAsync(string text) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);
}
