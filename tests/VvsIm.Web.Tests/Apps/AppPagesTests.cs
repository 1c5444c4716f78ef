using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace VvsIm.Web.Tests.Apps;

public sealed class AppPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "importmap")]
    [InlineData("/conversations/0198", "importmap")]
    [InlineData("/conversations/0198/", "importmap")]
    [InlineData("/administrators", "importmap")]
    [InlineData("/admin/", "console")]
    [InlineData("/admin/users?query=a.b", "console")]
    public async Task A_path_of_an_app_is_its_page(string path, string content)
    {
        await using var host = await AppsHost.StartAsync();
        using var response = await host.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(content, await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/missing.js")]
    [InlineData("/_framework/old.abcdefabcdef.dll")]
    [InlineData("/admin/app.0123456789ab.js")]
    [InlineData("/api/nothing")]
    [InlineData("/API/nothing")]
    [InlineData("/connection/websocket")]
    [InlineData("/health/none")]
    [InlineData("/openapi/none")]
    public async Task What_is_no_page_does_not_exist(string path)
    {
        await using var host = await AppsHost.StartAsync();
        using var response = await host.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_console_without_its_slash_is_redirected_with_its_query()
    {
        await using var host = await AppsHost.StartAsync();
        using var response = await host.GetAsync("/admin?from=mail");

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal("/admin/?from=mail", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_wrong_method_of_the_API_is_not_taken_for_a_page()
    {
        await using var host = await AppsHost.StartAsync();
        using var wrong = await host.GetAsync("/api/thing");
        using var unsafeOne = await host.SendAsync(HttpMethod.Post, "/conversations");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unsafeOne.StatusCode);
    }

    [Fact]
    public async Task The_page_allows_files_from_the_store_that_hands_them_out()
    {
        var store = new Uri("https://files.example.com/bucket/0000?signature=x");
        await using var host = await AppsHost.StartAsync(files: store);
        using var response = await host.GetAsync("/");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("img-src 'self' data: blob: https://files.example.com;", policy, StringComparison.Ordinal);
        Assert.Contains("media-src 'self' blob: https://files.example.com;", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_allows_its_import_map_and_no_other_inline_script()
    {
        await using var host = await AppsHost.StartAsync(realtime: "wss://rt.example.com/connection/websocket");
        using var response = await host.GetAsync("/");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("""{"imports":{}}""")));
        Assert.Contains($"script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}';", policy, StringComparison.Ordinal);
        var own = host.Client.BaseAddress!.Authority;
        Assert.Contains(
            $"connect-src 'self' ws://{own} wss://{own} wss://rt.example.com;",
            policy,
            StringComparison.Ordinal
        );
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Without_the_apps_the_answer_says_what_to_run_until_they_are_there()
    {
        await using var host = await AppsHost.StartAsync(published: false);
        using var missing = await host.GetAsync("/");
        using var api = await host.GetAsync("/api/nothing");
        AppsHost.Publish(Directory.GetParent(host.Folder)!);
        using var there = await host.GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, missing.StatusCode);
        Assert.Contains(
            "build/publish-apps.sh",
            await missing.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }
}
