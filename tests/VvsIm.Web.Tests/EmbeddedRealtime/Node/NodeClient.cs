using System.Diagnostics;
using System.Text.Json.Nodes;

namespace VvsIm.Web.Tests.EmbeddedRealtime.Node;

/// <summary>The unmodified npm package <c>centrifuge</c> in Node, as in the browser.</summary>
internal sealed class NodeClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;

    private NodeClient(Process process) => this.process = process;

    public static NodeClient Start(string authority, string user)
    {
        var root = Root();
        Assert.True(
            Directory.Exists(Path.Combine(root, "node_modules", "centrifuge")),
            "The npm package centrifuge is missing: run npm ci in the root of the repository."
        );
        var start = new ProcessStartInfo("node")
        {
            // Node 20 has the browser's WebSocket behind this flag; later ones always.
            ArgumentList =
            {
                "--experimental-websocket",
                "--no-warnings",
                Path.Combine(root, "tests", "VvsIm.Web.Tests", "EmbeddedRealtime", "Node", "client.mjs"),
                authority,
                user,
            },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new NodeClient(Process.Start(start)!);
    }

    public async Task SayAsync(string command)
    {
        await process.StandardInput.WriteLineAsync(command.AsMemory(), TestContext.Current.CancellationToken);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The next thing that happened, which must be this one.</summary>
    public async Task<JsonObject> ExpectAsync(string happened)
    {
        var actual = await NextAsync();
        var expected = JsonNode.Parse(happened)!.AsObject();
        foreach (var (name, value) in expected)
            Assert.True(
                JsonNode.DeepEquals(value, actual[name]),
                $"expected {happened}\ngot      {actual.ToJsonString()}"
            );
        return actual;
    }

    /// <summary>Several things in whatever order.</summary>
    public async Task ExpectAllAsync(params string[] happened)
    {
        var missing = happened.Select(each => JsonNode.Parse(each)!.ToJsonString()).ToList();
        while (missing.Count > 0)
        {
            var actual = (await NextAsync()).ToJsonString();
            Assert.True(missing.Remove(actual), $"expected one of {string.Join(' ', missing)}\ngot {actual}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.Dispose();
    }

    public async Task<JsonObject> NextAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var line = await process.StandardOutput.ReadLineAsync(limit.Token);
        return JsonNode.Parse(line ?? throw new InvalidOperationException("Node ended."))!.AsObject();
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "VvsIm.sln")))
            directory = directory.Parent;
        return directory?.FullName
            ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
