using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using VvsIm.Core.Media.Stores;
using VvsIm.Core.Tests.Architecture;

namespace VvsIm.Core.Tests.Media.Stores;

/// <summary>The npm package <c>s3rver</c> in a process of its own, on a free port. It knows one access key, and no wrong signature.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    public const string Key = "S3RVER";

    private readonly ConcurrentQueue<JsonObject> requests = [];
    private readonly Process process;
    private readonly DirectoryInfo directory;
    private readonly Task listening;

    private S3Server(Process process, DirectoryInfo directory, int port)
    {
        (this.process, this.directory, Port) = (process, directory, port);
        listening = ListenAsync();
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>What it has been asked, in order.</summary>
    public IReadOnlyList<JsonObject> Requests => [.. requests];

    /// <summary>A server with one bucket, <c>files</c>.</summary>
    public static async Task<S3Server> StartAsync()
    {
        Assert.True(
            Directory.Exists(Path.Combine(SourceTree.Root, "node_modules", "s3rver")),
            "The npm package s3rver is missing: run npm ci in the root of the repository."
        );
        var directory = Directory.CreateTempSubdirectory("vvsim-s3-");
        var script = Path.Combine(SourceTree.Root, "tests", "VvsIm.Core.Tests", "Media", "Stores", "s3rver.mjs");
        var process = Process.Start(
            // It makes the tokens of its pages with an old cipher.
            new ProcessStartInfo("node", ["--no-warnings", "--openssl-legacy-provider", script, directory.FullName])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var first = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.False(first is null, "s3rver did not start.");
        var server = new S3Server(process, directory, JsonNode.Parse(first!)!["port"]!.GetValue<int>());
        await server.MakeBucketAsync("files");
        return server;
    }

    /// <summary>How this server is used.</summary>
    public S3Options Options() =>
        new()
        {
            ServiceUrl = Url,
            Bucket = "files",
            AccessKey = Key,
            SecretKey = Key,
            PartBytes = 5 * 1024 * 1024,
        };

    /// <summary>The same, as a host's configuration.</summary>
    public Dictionary<string, string?> Settings() =>
        new()
        {
            ["Storage:Provider"] = "S3",
            ["Storage:S3:ServiceUrl"] = Url,
            ["Storage:S3:Bucket"] = "files",
            ["Storage:S3:AccessKey"] = Key,
            ["Storage:S3:SecretKey"] = Key,
        };

    /// <summary>The server is gone, and its port answers nobody.</summary>
    public async Task StopAsync()
    {
        if (process.HasExited)
            return;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await listening;
        process.Dispose();
        directory.Delete(recursive: true);
    }

    private async Task MakeBucketAsync(string name)
    {
        using var http = new HttpClient();
        using var answer = await http.PutAsync(new Uri($"{Url}/{name}"), null);
        answer.EnsureSuccessStatusCode();
    }

    private async Task ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            requests.Enqueue(JsonNode.Parse(line)!.AsObject());
    }
}
