using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VvsIm.Web.Apps;

namespace VvsIm.Web.Tests.Apps;

/// <summary>A real server with nothing but the two apps, made of a few files, and one endpoint of an API.</summary>
internal sealed class AppsHost : IAsyncDisposable
{
    public const string Script = "app.0123456789ab.js";
    public const string Page =
        """<html><base href="/"><script type="importmap">{"imports":{}}</script><script src="a.js"></script></html>""";

    private readonly WebApplication _app;
    private readonly DirectoryInfo _files;

    private AppsHost(WebApplication app, DirectoryInfo files)
    {
        _app = app;
        _files = files;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(app.Urls.Single()),
        };
    }

    public HttpClient Client { get; }

    public string Folder => Path.Combine(_files.FullName, "apps");

    public static async Task<AppsHost> StartAsync(bool published = true, string? realtime = null, Uri? files = null)
    {
        var folder = Directory.CreateTempSubdirectory("vvs-im-apps-");
        if (published)
            Publish(folder);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Apps:Directory"] = Path.Combine(folder.FullName, "apps"),
                ["Realtime:PublicUrl"] = realtime,
            }
        );
        builder.Services.AddOptions<VvsIm.Core.Realtime.RealtimeOptions>().BindConfiguration("Realtime");
        builder.Services.AddSingleton(new VvsIm.Core.FilesOrigin(files));
        builder.AddApps();
        var app = builder.Build();
        app.MapApps();
        app.MapPatch("/api/thing", () => Results.Ok());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new AppsHost(app, folder);
    }

    public static void Publish(DirectoryInfo files)
    {
        Write(files, "secret.txt", "outside");
        Write(files, "apps/chat/index.html", Page);
        Write(files, $"apps/chat/{Script}", "chat()");
        Write(files, "apps/chat/plain.js", "plain()");
        Write(files, "apps/chat/favicon.svg", "<svg/>");
        Write(files, "apps/chat/_framework/x.0123456789ab.dll", "MZ");
        Write(files, "apps/chat/_framework/x.0123456789ab.wasm", "asm");
        Write(files, "apps/admin/index.html", "<html>console</html>");
    }

    private static void Write(DirectoryInfo files, string name, string text)
    {
        var path = Path.Combine(files.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (name.EndsWith("plain.js", StringComparison.Ordinal))
            return;
        using (var brotli = new BrotliStream(File.Create(path + ".br"), CompressionLevel.Fastest))
            brotli.Write(System.Text.Encoding.UTF8.GetBytes(text));
        using (var gzip = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Fastest))
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, headers);

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _files.Delete(recursive: true);
    }
}
