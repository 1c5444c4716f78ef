using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using VvsIm.Web.EmbeddedPostgres;

namespace VvsIm.Web.Tests.Running;

/// <summary>A program with its signals and its words: the host as run.sh starts it, or run.sh itself.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    private HostProcess(Process process) => this.process = process;

    /// <summary>What it said on its standard output, line by line.</summary>
    public IReadOnlyCollection<string> Output => output;

    /// <summary>What it said on its standard error, line by line.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    /// <summary>The host with its private PostgreSQL in this directory.</summary>
    public static HostProcess StartHost(string dataDirectory, int port, params string[] arguments) =>
        Start(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "VvsIm.Web.dll"),
                "--urls",
                $"http://127.0.0.1:{port}",
                "--Data:Directory",
                dataDirectory,
                .. arguments,
            ]
        );

    /// <summary>Any program, in a directory that is nobody's.</summary>
    public static HostProcess Start(string program, IEnumerable<string> arguments, string? searchPath = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (searchPath is not null)
            start.Environment["PATH"] = searchPath;
        var started = new HostProcess(Process.Start(start)!);
        started.process.OutputDataReceived += (_, line) => Keep(started.output, line.Data);
        started.process.ErrorDataReceived += (_, line) => Keep(started.errors, line.Data);
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Waits until it has said this on its standard output.</summary>
    public async Task SaysAsync(string words, TimeSpan? limit = null)
    {
        var clock = Stopwatch.StartNew();
        while (!output.Any(line => line.Contains(words)))
        {
            if (process.HasExited || clock.Elapsed > (limit ?? TimeSpan.FromMinutes(1)))
                throw new InvalidOperationException($"It did not say '{words}', but: {Words()}");
            await Task.Delay(20, Stop);
        }
    }

    public void Send(int signal) => Signal.Send(process.Id, signal);

    /// <summary>Its exit code, once it ended.</summary>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync(Stop);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string Words() => string.Join('\n', output.Concat(errors));

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
            lines.Enqueue(line);
    }
}
