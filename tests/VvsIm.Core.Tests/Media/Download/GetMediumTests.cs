using System.Text;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Core.Tests.Media.Upload;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Download;

public sealed class GetMediumTests : MediaTest
{
    [Fact]
    public async Task A_picture_is_shown_and_may_do_nothing_else()
    {
        var ann = await Host.SignUpAsync("Ann");
        var medium = await UploadAsync(ann, Picture.Png(), "a \"b\" 100% ü.png");

        using var response = await GetAsync(ann, medium);

        var headers = Headers(response);
        Assert.Equal("image/png", headers["Content-Type"]);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.StartsWith("sandbox; default-src 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("script", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("same-origin", headers["Cross-Origin-Resource-Policy"]);
        Assert.Equal("no-cache, private", string.Join(", ", headers["Cache-Control"].Split(", ").Order()));
        Assert.Equal("bytes", headers["Accept-Ranges"]);
        Assert.Equal(
            "inline; filename=\"a _b_ 100_ _.png\"; filename*=UTF-8''a%20%22b%22%20100%25%20%C3%BC.png",
            headers["Content-Disposition"]
        );
    }

    [Fact]
    public async Task What_is_not_plainly_safe_is_only_saved()
    {
        var ann = await Host.SignUpAsync("Ann");
        (byte[] Bytes, string Name)[] files =
        [
            (Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "a.svg"),
            (Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>"), "a.html"),
            (Encoding.UTF8.GetBytes("<?xml version='1.0'?><a/>"), "a.xml"),
            (Encoding.UTF8.GetBytes("alert(1)"), "a.js"),
            (Encoding.UTF8.GetBytes("%PDF-1.7"), "a.pdf"),
            (Picture.Png(Limits.PictureSide + 1, 1, claimed: true), "bomb.png"),
        ];
        foreach (var (bytes, name) in files)
        {
            using var response = await GetAsync(ann, await UploadAsync(ann, bytes, name));
            var headers = Headers(response);
            Assert.Equal($"attachment; filename=\"{name}\"", headers["Content-Disposition"]);
            Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
            Assert.DoesNotContain(headers["Content-Type"], (string[])["image/svg+xml", "text/html", "text/xml"]);
        }
    }

    [Fact]
    public async Task Whatever_it_is_it_can_be_saved()
    {
        var ann = await Host.SignUpAsync("Ann");
        var medium = await UploadAsync(ann, Picture.Png(), "a.png");

        using var response = await ann.Http.GetAsync(MediaClient.PathOf(medium.Id) + "?download=1", Stop);

        Assert.Equal("attachment; filename=\"a.png\"", Headers(response)["Content-Disposition"]);
    }

    [Theory]
    [InlineData("bytes=0-9", 206, 0, 10)]
    [InlineData("bytes=10-", 206, 10, 90)]
    [InlineData("bytes=-5", 206, 95, 5)]
    [InlineData("bytes=-500", 206, 0, 100)]
    [InlineData("bytes=50-5000", 206, 50, 50)]
    [InlineData("bytes=100-", 416, 0, 0)]
    [InlineData("bytes=-0", 416, 0, 0)]
    // Several pieces, no bytes, nonsense: the whole, which is always right.
    [InlineData("bytes=0-1,5-6", 200, 0, 100)]
    [InlineData("lines=0-9", 200, 0, 100)]
    [InlineData("bytes=9-0", 200, 0, 100)]
    [InlineData("bytes=x", 200, 0, 100)]
    public async Task A_piece_is_given_as_asked(string range, int status, int from, int length)
    {
        var ann = await Host.SignUpAsync("Ann");
        var bytes = Enumerable.Range(0, 100).Select(n => (byte)n).ToArray();
        var medium = await UploadAsync(ann, bytes);

        using var response = await GetAsync(ann, medium, ("Range", range));

        Assert.Equal(status, (int)response.StatusCode);
        var headers = Headers(response);
        if (status == 416)
            Assert.Equal("bytes */100", headers["Content-Range"]);
        else
            Assert.Equal(bytes[from..(from + length)], await response.Content.ReadAsByteArrayAsync(Stop));
        if (status == 206)
            Assert.Equal($"bytes {from}-{from + length - 1}/100", headers["Content-Range"]);
    }

    [Fact]
    public async Task What_a_browser_has_is_not_sent_again_but_asked_for_each_time()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        var medium = await UploadAsync(ann, Picture.Png(), "a.png");
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.AttachAsync(medium, await ann.SendAsync(room, "Look"));
        using var first = await GetAsync(bo, medium);
        var tag = first.Headers.ETag!.ToString();
        var opened = Store.Opened;

        using var second = await GetAsync(bo, medium, ("If-None-Match", $"\"other\", W/{tag}"));
        using var any = await GetAsync(bo, medium, ("If-None-Match", "*"));
        using var other = await GetAsync(bo, medium, ("If-None-Match", "\"other\""));
        await ann.Api.Groups.RemoveMemberAsync(room, bo.Id, Stop);
        using var removed = await GetAsync(bo, medium, ("If-None-Match", tag));

        Assert.False(first.Headers.ETag.IsWeak);
        Assert.Equal(
            [304, 304, 200, 404],
            ((HttpResponseMessage[])[second, any, other, removed]).Select(response => (int)response.StatusCode)
        );
        Assert.Equal(tag, second.Headers.ETag?.ToString());
        Assert.Equal(opened + 1, Store.Opened);
    }

    [Fact]
    public async Task A_piece_of_what_is_not_the_same_any_more_is_the_whole()
    {
        var ann = await Host.SignUpAsync("Ann");
        var medium = await UploadAsync(ann, Picture.Png(), "a.png");
        using var first = await GetAsync(ann, medium);
        var tag = first.Headers.ETag!.ToString();

        using var same = await GetAsync(ann, medium, ("Range", "bytes=0-3"), ("If-Range", tag));
        using var weak = await GetAsync(ann, medium, ("Range", "bytes=0-3"), ("If-Range", "W/" + tag));
        using var other = await GetAsync(ann, medium, ("Range", "bytes=0-3"), ("If-Range", "\"other\""));
        using var date = await GetAsync(
            ann,
            medium,
            ("Range", "bytes=0-3"),
            ("If-Range", "Wed, 21 Oct 2026 07:28:00 GMT")
        );

        Assert.Equal(
            [206, 200, 200, 200],
            ((HttpResponseMessage[])[same, weak, other, date]).Select(response => (int)response.StatusCode)
        );
    }

    [Fact]
    public async Task Asking_for_the_headers_alone_brings_them_and_opens_nothing()
    {
        var ann = await Host.SignUpAsync("Ann");
        var medium = await UploadAsync(ann, Picture.Png(), "a.png");
        using var whole = await GetAsync(ann, medium);
        var opened = Store.Opened;

        using var request = new HttpRequestMessage(HttpMethod.Head, MediaClient.PathOf(medium.Id));
        using var response = await ann.Http.SendAsync(request, Stop);

        Assert.Equal(Headers(whole), Headers(response));
        Assert.Equal(Picture.Png().Length, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(opened, Store.Opened);
    }

    [Fact]
    public async Task A_store_that_is_away_or_has_lost_something_is_said_to_be_so()
    {
        var ann = await Host.SignUpAsync("Ann");
        var medium = await UploadAsync(ann, Picture.Png(), "a.png");
        Store.Away = true;
        var away = await ann.RefusedAsync(HttpMethod.Get, MediaClient.PathOf(medium.Id));
        using var headers = await ann.Http.GetAsync(MediaClient.PathOf(medium.Id), Stop);
        Store.Away = false;
        File.Delete(StoredFiles().Single());
        var lost = await ann.RefusedAsync(HttpMethod.Get, MediaClient.PathOf(medium.Id));

        Assert.Equal(
            [(503, ProblemCodes.MediaUnavailable), (503, ProblemCodes.MediaUnavailable)],
            [(away.Status, away.Code), (lost.Status, lost.Code)]
        );
        Assert.Null(headers.Headers.ETag);
        Assert.False(headers.Content.Headers.Contains("Content-Disposition"));
    }

    private static Task<HttpResponseMessage> GetAsync(
        Tester who,
        Medium medium,
        params (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Get, MediaClient.PathOf(medium.Id));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return who.Http.SendAsync(request, Stop);
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage response) =>
        response
            .Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => header.Key != "Date")
            .ToDictionary(header => header.Key, header => header.Value.ToString());
}
