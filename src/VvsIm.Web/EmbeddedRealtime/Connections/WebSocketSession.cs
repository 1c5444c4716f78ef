using System.Buffers;
using System.Net.WebSockets;
using VvsIm.Web.EmbeddedRealtime.Protocol;

namespace VvsIm.Web.EmbeddedRealtime.Connections;

/// <summary>Reads one WebSocket until it ends.</summary>
internal static class WebSocketSession
{
    private const int FirstBufferBytes = 1024;

    public static async Task RunAsync(WebSocket socket, Hub hub, CancellationToken aborted)
    {
        var outbox = new Outbox(socket, hub.Options.QueueBytes);
        var connection = hub.Accept(outbox);
        try
        {
            await ReadAsync(socket, connection, hub.Options.MessageBytes, aborted);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException)
        {
            // The client is gone without a word: nothing to tell it, and its place is given up below.
            socket.Abort();
        }
        finally
        {
            connection.Close(Disconnect.ByClient);
            await outbox.Finished;
            hub.Connections.Remove(connection);
        }
    }

    private static async Task ReadAsync(
        WebSocket socket,
        Connection connection,
        int messageBytes,
        CancellationToken aborted
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBufferBytes);
        var length = 0;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length), aborted);
                if (read.MessageType == WebSocketMessageType.Close)
                    return;
                length += read.Count;
                if (length > messageBytes)
                {
                    // What follows is read over, until the client has seen that it is closed.
                    connection.Close(Disconnect.TooLarge);
                    length = 0;
                }
                else if (read.EndOfMessage)
                {
                    connection.Receive(buffer.AsSpan(0, length));
                    if (buffer.Length > FirstBufferBytes)
                        buffer = Exchange(buffer, 0, FirstBufferBytes);
                    length = 0;
                }
                else if (length == buffer.Length)
                    buffer = Exchange(buffer, length, length * 2);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Exchange(byte[] buffer, int keep, int size)
    {
        var other = ArrayPool<byte>.Shared.Rent(size);
        buffer.AsSpan(0, keep).CopyTo(other);
        ArrayPool<byte>.Shared.Return(buffer);
        return other;
    }
}
