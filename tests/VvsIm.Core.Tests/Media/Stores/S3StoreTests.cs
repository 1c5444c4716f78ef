using System.Net;
using System.Text.Json.Nodes;
using VvsIm.Core.Media.Stores;
using static VvsIm.Core.Tests.Media.Stores.StoreTesting;

namespace VvsIm.Core.Tests.Media.Stores;

public sealed class S3StoreTests : ObjectStoreTests
{
    private S3Server? server;

    private S3Server Server => server!;

    protected override bool KeepsApart => false;

    internal override async Task<IObjectStore> StartAsync()
    {
        server = await S3Server.StartAsync();
        return StoreOf.Bucket(server.Options());
    }

    internal override IObjectStore Away()
    {
        var options = Server.Options();
        options.ServiceUrl = "http://127.0.0.1:1";
        return StoreOf.Bucket(options);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }

    [Fact]
    public async Task A_large_object_goes_in_parts()
    {
        var (key, bytes) = (NewKey(), Bytes(20_000_000));

        await Store.PutAsync(key, bytes);

        Assert.Equal(bytes, await Store.ReadAsync(key));
        Assert.Equal(bytes[15_000_000..15_000_100], await Store.ReadAsync(key, 15_000_000, 100));
        await WaitForAsync(requests => requests.Count(url => url.Contains("partNumber=")) == 4);
    }

    [Fact]
    public async Task A_large_object_that_breaks_is_aborted()
    {
        using var content = new BrokenContent(
            Bytes(12_000_000),
            11_000_000,
            () => throw new TimeZoneNotFoundException("cut")
        );

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() =>
            Store.PutAsync(NewKey(), content, 12_000_000, "image/png", Stop)
        );

        await WaitForAsync(requests => requests.Any(url => url.StartsWith("DELETE") && url.Contains("uploadId=")));
    }

    [Fact]
    public async Task Nothing_is_sent_in_a_form_that_only_amazon_understands()
    {
        await Store.PutAsync(NewKey(), Bytes(1000));
        await Store.PutAsync(NewKey(), Bytes(6_000_000));

        await WaitForAsync(requests => requests.Any(url => url.Contains("partNumber=2")));
        // The first one made the bucket, for the test.
        foreach (var request in Server.Requests.Skip(1))
        {
            Assert.False(request.ContainsKey("content-encoding"), request.ToJsonString());
            Assert.False(request.ContainsKey("x-amz-trailer"), request.ToJsonString());
            Assert.Matches("^[0-9a-f]{64}$", request["x-amz-content-sha256"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Encryption_is_asked_for_when_it_is_set()
    {
        var options = Server.Options();
        options.ServerSideEncryption = "AES256";

        await StoreOf.Bucket(options).PutAsync(NewKey(), Bytes(10));
        await StoreOf.Bucket(options).PutAsync(NewKey(), Bytes(6_000_000));

        await WaitForAsync(requests => requests.Any(url => url.Contains("partNumber=2")));
        Assert.Equal(2, Server.Requests.Count(asked => (string?)asked["x-amz-server-side-encryption"] == "AES256"));
    }

    [Fact]
    public async Task A_prefix_keeps_apart_what_shares_a_bucket()
    {
        var options = Server.Options();
        options.Prefix = "/chat/files";
        var prefixed = StoreOf.Bucket(options);
        var (key, other) = (NewKey(), NewKey());

        await prefixed.PutAsync(key, Bytes(10));
        await Store.PutAsync(other, Bytes(10));

        Assert.Equal([key], (await prefixed.ListAsync()).Select(stored => stored.Key));
        await prefixed.MissingAsync(other);
        Assert.Contains($"chat/files/{key}", (await Store.ListAsync()).Select(stored => stored.Key));
    }

    [Fact]
    public async Task A_presigned_address_gives_the_bytes_under_the_name_and_type_asked_for()
    {
        var (key, bytes) = (NewKey(), Bytes(100));
        await Store.PutAsync(key, bytes);
        var url = Store.Presign(
            key,
            "text/plain",
            "attachment; filename*=UTF-8''na%C3%AFve.txt",
            TimeSpan.FromMinutes(1)
        );
        using var http = new HttpClient();

        using var answer = await http.GetAsync(url, Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("na\u00efve.txt", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Contains("X-Amz-Expires=60", url!.Query);
        Assert.DoesNotContain("//files", url.AbsoluteUri[8..]);
    }

    [Fact]
    public void A_presigned_address_is_one_that_browsers_reach()
    {
        var options = Server.Options();
        options.PublicUrl = "https://files.example.com";

        var url = StoreOf.Bucket(options).Presign("a/b", "image/png", "inline", TimeSpan.FromMinutes(1))!;

        Assert.Equal("https://files.example.com/files/a/b", url.GetLeftPart(UriPartial.Path));
    }

    [Theory]
    [InlineData("nowhere", S3Server.Key, "no such bucket")]
    [InlineData("files", "WRONG", "AccessKey")]
    public async Task A_wrong_setting_is_told_without_any_secret(string bucket, string key, string expected)
    {
        var options = Server.Options();
        (options.Bucket, options.AccessKey, options.SecretKey) = (bucket, key, "very-secret");

        var told = await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreOf.Bucket(options).CheckAsync(Stop));

        Assert.Contains(expected, told.Message);
        Assert.DoesNotContain("very-secret", told.ToString());
    }

    private Task WaitForAsync(Func<IReadOnlyList<string>, bool> condition) =>
        Testing.Eventually.TrueAsync(
            () => condition([.. Server.Requests.Select(Line)]),
            "the server has been asked for it",
            Stop
        );

    private static string Line(JsonObject request) => $"{request["method"]} {request["url"]}";
}

public sealed class S3OddKeyTests : OddKeyTests
{
    private S3Server? server;

    internal override async Task<IObjectStore> StartAsync()
    {
        server = await S3Server.StartAsync();
        return StoreOf.Bucket(server.Options());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }
}
