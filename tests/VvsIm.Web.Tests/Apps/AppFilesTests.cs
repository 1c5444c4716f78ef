using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VvsIm.Web.Tests.Apps;

public sealed class AppFilesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *;q=0.5", "gzip")]
    [InlineData("identity", null)]
    [InlineData("*;q=0", null)]
    [InlineData(null, null)]
    public async Task The_best_liked_encoding_is_sent(string? accepted, string? encoding)
    {
        await using var host = await AppsHost.StartAsync();
        using var response = await host.GetAsync(
            AppsHost.Script,
            accepted is null ? [] : [("Accept-Encoding", accepted)]
        );

        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", response.Headers.Vary.Single());
        await using var body = await response.Content.ReadAsStreamAsync(Cancel);
        await using var plain = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        Assert.Equal("chat()", await new StreamReader(plain).ReadToEndAsync(Cancel));
    }

    [Theory]
    [InlineData(AppsHost.Script, "public, max-age=31536000, immutable", "text/javascript; charset=utf-8")]
    [InlineData("plain.js", "no-cache", "text/javascript; charset=utf-8")]
    [InlineData("favicon.svg", "no-cache", "image/svg+xml")]
    [InlineData("index.html", "no-cache", "text/html; charset=utf-8")]
    [InlineData("_framework/x.0123456789ab.dll", "public, max-age=31536000, immutable", "application/octet-stream")]
    [InlineData("_framework/x.0123456789ab.wasm", "public, max-age=31536000, immutable", "application/wasm")]
    public async Task Only_a_fingerprinted_name_is_cached_for_ever(string name, string caching, string type)
    {
        await using var host = await AppsHost.StartAsync();
        using var response = await host.GetAsync(name);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(caching, string.Join(", ", response.Headers.GetValues("Cache-Control")));
        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_page_that_did_not_change_is_not_sent_again()
    {
        await using var host = await AppsHost.StartAsync();
        using var first = await host.GetAsync("/", ("Accept-Encoding", "br"));
        var tag = first.Headers.ETag!.ToString();

        using var again = await host.GetAsync("/", ("Accept-Encoding", "br"), ("If-None-Match", tag));
        using var otherEncoding = await host.GetAsync("/", ("Accept-Encoding", "gzip"), ("If-None-Match", tag));
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "chat", "index.html.br"), "new", Cancel);
        using var changed = await host.GetAsync("/", ("Accept-Encoding", "br"), ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, otherEncoding.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task HEAD_answers_the_headers_alone()
    {
        await using var host = await AppsHost.StartAsync();
        using var response = await host.SendAsync(HttpMethod.Head, AppsHost.Script);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("chat()".Length, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/%2e%2e%2f%2e%2e%2fsecret.txt")]
    [InlineData("/admin/../../secret.txt")]
    [InlineData("/admin/..%2f..%2fsecret.txt")]
    [InlineData("/..\\secret.txt")]
    [InlineData("/..%5c..%5csecret.txt")]
    [InlineData("//etc/passwd.txt")]
    [InlineData("/%00secret.txt")]
    [InlineData("/index.html.br")]
    public async Task Nothing_outside_an_app_can_be_named(string target)
    {
        await using var host = await AppsHost.StartAsync();
        // Written by hand: every HTTP client tidies such a path before it sends it.
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port, Cancel);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
            Cancel
        );
        var answer = await new StreamReader(stream).ReadToEndAsync(Cancel);

        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
        Assert.DoesNotContain("outside", answer, StringComparison.Ordinal);
    }
}
