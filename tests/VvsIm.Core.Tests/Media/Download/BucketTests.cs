using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using VvsIm.Contracts.Media;
using VvsIm.Core.Tests.Media.Stores;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Download;

/// <summary>A whole host whose files are in a bucket.</summary>
public sealed class BucketTests : IAsyncLifetime
{
    private readonly byte[] bytes = RandomNumberGenerator.GetBytes(6 * 1024 * 1024);
    private S3Server server = null!;
    private TestDatabase database = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        (server, database) = (await S3Server.StartAsync(), await TestDatabase.CreateAsync());

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Files_go_into_the_bucket_and_come_back_in_pieces()
    {
        await using var host = await StartAsync("Stream");
        var (ann, medium) = await UploadAsync(host);

        Assert.Equal(bytes, await ann.Http.GetByteArrayAsync(MediaClient.PathOf(medium.Id), Stop));
        using var request = new HttpRequestMessage(HttpMethod.Get, MediaClient.PathOf(medium.Id))
        {
            Headers = { Range = new RangeHeaderValue(5_500_000, 5_500_099) },
        };
        using var piece = await ann.Http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, piece.StatusCode);
        Assert.Equal(bytes[5_500_000..5_500_100], await piece.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task A_signed_address_gives_the_bytes_to_whoever_was_sent_there()
    {
        await using var host = await StartAsync("Redirect");
        var (ann, medium) = await UploadAsync(host);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = host.Url,
            DefaultRequestHeaders = { Authorization = ann.Http.DefaultRequestHeaders.Authorization },
        };

        using var sent = await browser.GetAsync(MediaClient.PathOf(medium.Id), Stop);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(server.Port, sent.Headers.Location!.Port);
        using var nobody = new HttpClient();
        Assert.Equal(bytes, await nobody.GetByteArrayAsync(sent.Headers.Location, Stop));
    }

    private Task<TestHost> StartAsync(string delivery) =>
        TestHost.StartAsync(
            database.ConnectionString,
            new Dictionary<string, string?>(server.Settings()) { ["Media:Delivery"] = delivery }
        );

    private async Task<(Tester Ann, Medium Medium)> UploadAsync(TestHost host)
    {
        var ann = await host.SignUpAsync("Ann");
        using var content = new MemoryStream(bytes);
        return (ann, await ann.Api.Media.UploadAsync(content, "large.bin", cancellationToken: Stop));
    }
}
