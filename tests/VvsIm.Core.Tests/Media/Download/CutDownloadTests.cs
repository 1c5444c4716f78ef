using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using VvsIm.Contracts.Media;
using VvsIm.Core.Tests.Media.Stores;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Download;

public sealed class CutDownloadTests : MediaTest
{
    // More than the sockets between client and server hold.
    private const int Size = 20 * 1024 * 1024;

    private readonly StoreLog log = new(LogLevel.Warning);

    protected override void Configure(WebApplicationBuilder builder)
    {
        base.Configure(builder);
        builder.Logging.AddProvider(log);
    }

    [Fact]
    public async Task A_client_that_has_seen_enough_is_no_error()
    {
        var ann = await Host.SignUpAsync("Ann");
        var medium = await UploadAsync(ann, new byte[Size]);
        // What a start has to say is none of this.
        log.Lines.Clear();
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(Host.Url.Host, Host.Url.Port, Stop);
            var request =
                $"GET /{MediaClient.PathOf(medium.Id)} HTTP/1.1\r\nHost: x\r\n"
                + $"Authorization: {ann.Http.DefaultRequestHeaders.Authorization}\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Stop);
            await socket.GetStream().ReadExactlyAsync(new byte[100_000], Stop);
            Assert.True(OpenObjects() > 0);
            socket.Client.LingerState = new LingerOption(true, 0);
        }

        await Eventually.TrueAsync(() => OpenObjects() == 0, "the object is closed");
        Assert.Empty(log.Lines);
        Assert.Equal(Size, (await ann.Http.GetByteArrayAsync(MediaClient.PathOf(medium.Id), Stop)).Length);
    }

    private int OpenObjects() => OpenFilesUnder(StorePath);
}
