using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using VvsIm.Contracts;

namespace VvsIm.Load;

/// <summary>A reader: one connection with its own channel, as the server subscribes it from the token.</summary>
internal sealed class ReaderSocket : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource closing = new();
    private Task reading = Task.CompletedTask;

    /// <summary>Told of each push about presence: its bytes.</summary>
    public Action<int>? Presence { get; init; }

    public static Task<ReaderSocket> OpenAsync(
        VvsImClient client,
        Action<Guid> received,
        CancellationToken cancellationToken
    ) => OpenAsync(client, received, presence: null, cancellationToken);

    public static async Task<ReaderSocket> OpenAsync(
        VvsImClient client,
        Action<Guid> received,
        Action<int>? presence,
        CancellationToken cancellationToken
    )
    {
        var reader = new ReaderSocket { Presence = presence };
        var access = await client.Realtime.TokenAsync(cancellationToken);
        await reader.socket.ConnectAsync(new Uri(access.Url), cancellationToken);
        var connect = new JsonObject
        {
            ["id"] = 1,
            ["connect"] = new JsonObject { ["token"] = access.Token },
        };
        await reader.socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(connect),
            WebSocketMessageType.Text,
            true,
            cancellationToken
        );
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        reader.reading = reader.ReadAsync(received, connected);
        await connected.Task.WaitAsync(TimeSpan.FromSeconds(10), cancellationToken);
        return reader;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await reading;
        socket.Dispose();
        closing.Dispose();
    }

    private async Task ReadAsync(Action<Guid> received, TaskCompletionSource connected)
    {
        var buffer = new byte[256 * 1024];
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
                    return;
                // One frame may carry several replies, a line each.
                foreach (var line in System.Text.Encoding.UTF8.GetString(buffer, 0, length).Split('\n'))
                    await HandleAsync(line, received, connected);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task HandleAsync(string line, Action<Guid> received, TaskCompletionSource connected)
    {
        if (line == "{}")
            await socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Text, true, closing.Token);
        else if (JsonNode.Parse(line) is { } reply)
        {
            if (reply["connect"] is not null)
                connected.TrySetResult();
            if (reply["push"]?["pub"]?["data"]?["message"]?["clientId"] is { } clientId)
                received(clientId.GetValue<Guid>());
            if (
                reply["push"]
                    ?["pub"]?["data"]?["type"]?.GetValue<string>()
                    .StartsWith("presence", StringComparison.Ordinal) == true
            )
                Presence?.Invoke(line.Length);
        }
    }
}
