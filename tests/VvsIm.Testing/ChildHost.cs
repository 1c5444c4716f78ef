using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace VvsIm.Testing;

/// <summary>The host as a process of its own, which a test may kill.</summary>
public sealed class ChildHost : IAsyncDisposable
{
    private readonly Process process;

    private ChildHost(Process process, Uri url) => (this.process, Url) = (process, url);

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>The process, for whoever wants to look at what it takes.</summary>
    public int ProcessId => process.Id;

    /// <summary>Starts it and waits until it is ready. Without a port, a free one is taken.</summary>
    public static async Task<ChildHost> StartAsync(
        string connectionString,
        int? port = null,
        IReadOnlyDictionary<string, string?>? settings = null
    )
    {
        var url = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "VvsIm.Web.dll") },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__Postgres"] = connectionString,
                ["Database__MaxConnections"] = "20",
                ["URLS"] = url.ToString(),
                ["Data__Directory"] = Path.Combine(Path.GetTempPath(), "vvsim-test-data"),
            },
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var said = new List<string>();
        process.OutputDataReceived += (_, line) => Keep(said, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(said, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var http = new HttpClient { BaseAddress = url };
        await Eventually.TrueAsync(
            async () =>
                process.HasExited
                    ? throw new InvalidOperationException("The host ended: " + string.Join('\n', said))
                    : await IsReadyAsync(http),
            "the host is ready"
        );
        return new(process, url);
    }

    /// <summary>Kills it as <c>kill -9</c> does: no farewell of any kind.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private static void Keep(List<string> said, string? line)
    {
        if (line is not null)
            lock (said)
                said.Add(line);
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync("health/live");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
