using System.Net;
using VvsIm.Contracts.Media;
using VvsIm.Core.Tests.Media.Upload;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Download;

public sealed class RedirectTests : MediaTest
{
    protected override IReadOnlyDictionary<string, string?>? Settings =>
        new Dictionary<string, string?>(base.Settings!) { ["Media:Delivery"] = "Redirect" };

    [Fact]
    public async Task Whoever_may_have_a_file_is_sent_to_the_store_and_others_are_not()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var medium = await UploadAsync(ann, Picture.Gif(), "a.gif", preview: Picture.Png());
        Store.Address = (key, type, disposition) =>
            new Uri($"https://bucket.example/{key}?type={type}&as={Uri.EscapeDataString(disposition)}&signed=1");
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = Host.Url };
        http.DefaultRequestHeaders.Authorization = ann.Http.DefaultRequestHeaders.Authorization;

        using var file = await http.GetAsync(MediaClient.PathOf(medium.Id), Stop);
        using var saved = await http.GetAsync(MediaClient.PathOf(medium.Id) + "?download=1", Stop);
        using var preview = await http.GetAsync(MediaClient.PreviewPathOf(medium.Id), Stop);
        using var request = new HttpRequestMessage(HttpMethod.Head, MediaClient.PathOf(medium.Id));
        using var head = await http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.Redirect, file.StatusCode);
        Assert.Contains("type=image/gif&as=inline", file.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("as=attachment", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("type=image/png&as=inline", preview.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.True(file.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(404, (await bo.RefusedAsync(HttpMethod.Get, MediaClient.PathOf(medium.Id))).Status);
    }

    [Fact]
    public async Task A_store_that_gives_no_addresses_is_read_through_this_host()
    {
        var ann = await Host.SignUpAsync("Ann");
        var medium = await UploadAsync(ann, Picture.Gif(), "a.gif");

        Assert.Equal(Picture.Gif(), await ann.Http.GetByteArrayAsync(MediaClient.PathOf(medium.Id), Stop));
    }
}
