using System.Buffers;
using System.Net.WebSockets;
using VvsIm.Web.EmbeddedRealtime.Protocol;

namespace VvsIm.Web.EmbeddedRealtime.Connections;

/// <summary>
/// What waits to be sent to one client. Whoever has something to say puts it here and goes on; what has gathered while a frame
/// was being written leaves as the next frame. A reader too slow for the bound is disconnected.
/// </summary>
internal sealed class Outbox(WebSocket socket, int limit) : IThreadPoolWorkItem
{
    private const int FrameBytes = 64 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> waiting = new();
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<ReadOnlyMemory<byte>>? held;
    private long bytes;
    private bool writing;
    private Disconnect? closing;

    /// <summary>The server ends the connection, or it ended: nothing is taken any more.</summary>
    public bool Closing => Volatile.Read(ref closing) is not null;

    /// <summary>Done when nothing will be written any more.</summary>
    public Task Finished => finished.Task;

    public void Add(ReadOnlyMemory<byte> message)
    {
        lock (gate)
        {
            if (closing is not null)
                return;
            // One message alone is always taken: a recovery may be larger than what may wait otherwise.
            if (bytes > 0 && bytes + message.Length > limit)
            {
                Forget();
                closing = Disconnect.Slow;
            }
            else
            {
                bytes += message.Length;
                if (held is not null)
                    held.Add(message);
                else
                    waiting.Enqueue(message);
            }
            Wake();
        }
    }

    /// <summary>From now on messages wait behind one that is not known yet.</summary>
    public void Hold()
    {
        lock (gate)
            held ??= [];
    }

    /// <summary>The message that the others waited for.</summary>
    public void Release(ReadOnlyMemory<byte> first)
    {
        lock (gate)
        {
            if (closing is not null)
                return;
            bytes += first.Length;
            waiting.Enqueue(first);
            foreach (var message in held ?? [])
                waiting.Enqueue(message);
            held = null;
            Wake();
        }
    }

    /// <summary>Sends what waits, then the close frame. The first reason stays.</summary>
    public void Close(Disconnect reason)
    {
        lock (gate)
        {
            if (closing is not null)
                return;
            closing = reason;
            if (held is not null)
                Forget();
            Wake();
        }
    }

    /// <summary>Ends it without a word, also a write that does not get through.</summary>
    public void Abort() => socket.Abort();

    void IThreadPoolWorkItem.Execute() => _ = WriteAsync();

    private void Wake()
    {
        if (writing || finished.Task.IsCompleted)
            return;
        writing = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void Forget()
    {
        waiting.Clear();
        held = null;
        bytes = 0;
    }

    private async Task WriteAsync()
    {
        try
        {
            while (Next() is { } frame)
            {
                if (ReferenceEquals(frame, Frame.End))
                {
                    if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                        await socket.CloseOutputAsync(
                            (WebSocketCloseStatus)closing!.Code,
                            closing.Reason,
                            CancellationToken.None
                        );
                    finished.TrySetResult();
                    return;
                }
                await socket.SendAsync(
                    frame.Memory,
                    WebSocketMessageType.Text,
                    endOfMessage: true,
                    CancellationToken.None
                );
                frame.Return();
            }
        }
        catch (Exception gone)
            when (gone
                    is WebSocketException
                        or IOException
                        or ObjectDisposedException
                        or OperationCanceledException
                        or InvalidOperationException
            )
        {
            // The client went away while it was written to; its reader ends by itself and cleans up.
            lock (gate)
            {
                closing ??= Disconnect.ByClient;
                Forget();
            }
            finished.TrySetResult();
        }
    }

    // Null ends this writer, under the lock: whoever adds next starts another one.
    private Frame? Next()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                writing = closing is not null;
                return writing ? Frame.End : null;
            }
            var first = waiting.Dequeue();
            bytes -= first.Length;
            return waiting.Count == 0 || first.Length >= FrameBytes ? new Frame(first, null) : Gather(first);
        }
    }

    private Frame Gather(ReadOnlyMemory<byte> first)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FrameBytes);
        first.CopyTo(buffer);
        var length = first.Length;
        while (waiting.TryPeek(out var message) && length + 1 + message.Length <= buffer.Length)
        {
            buffer[length++] = (byte)'\n';
            message.CopyTo(buffer.AsMemory(length));
            length += message.Length;
            bytes -= message.Length;
            waiting.Dequeue();
        }
        return new Frame(buffer.AsMemory(0, length), buffer);
    }

    private sealed record Frame(ReadOnlyMemory<byte> Memory, byte[]? Rented)
    {
        /// <summary>All is sent, and the connection ends.</summary>
        public static readonly Frame End = new(default, null);

        public void Return()
        {
            if (Rented is not null)
                ArrayPool<byte>.Shared.Return(Rented);
        }
    }
}
