using System.Net;
using System.Net.Sockets;

namespace VvsIm.EndToEnd.Browsers;

/// <summary>
/// The network between one person and the host, which can be cut. Chromium's own "offline" refuses new requests but leaves an open
/// WebSocket alone; a cut wire breaks everything, like a tunnel.
/// </summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Uri host;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task accepting;
    private readonly Lock gate = new();
    private CancellationTokenSource whole = new();

    /// <summary>Lays a wire to this host.</summary>
    public Wire(Uri host)
    {
        this.host = host;
        listener.Start();
        Url = new UriBuilder(host) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;
        accepting = AcceptAsync();
    }

    /// <summary>The host, through this wire.</summary>
    public Uri Url { get; }

    /// <summary>Breaks every connection, and each new one at once, until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        lock (gate)
            whole.Cancel();
    }

    /// <summary>Lets connections through again.</summary>
    public void Mend()
    {
        lock (gate)
            whole = new CancellationTokenSource();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        Cut();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                _ = CarryAsync(await listener.AcceptTcpClientAsync(stopping.Token));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        CancellationToken uncut;
        lock (gate)
            uncut = whole.Token;
        using var _ = client;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(host.Host, host.Port, uncut);
            // A broken connection is one that ends without a goodbye.
            await using var cut = uncut.Register(() => client.Client.Close(0));
            var there = client.GetStream().CopyToAsync(server.GetStream(), uncut);
            var back = server.GetStream().CopyToAsync(client.GetStream(), uncut);
            await Task.WhenAny(there, back);
        }
        catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException)
        {
            client.Client.Close(0);
        }
    }
}
