using System.ComponentModel;
using System.Diagnostics;

namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>
/// One run of PostgreSQL's main process. It is asked to stop when the thread that started it ends, which is how it goes when
/// the host is killed: so that thread is its own, and lives exactly as long as the process.
/// </summary>
internal sealed class Postmaster
{
    private static readonly TimeSpan FastShutdown = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource<int> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DatabaseCluster cluster;
    private volatile string lastWords = "";

    private Postmaster(DatabaseCluster cluster) => this.cluster = cluster;

    /// <summary>Ends with the process.</summary>
    public Task Exited => exited.Task;

    /// <summary>Why it ended, as far as it said so.</summary>
    public string LastWords =>
        lastWords is { Length: > 0 } ? lastWords : cluster.LastFatalLogLine() ?? "it said nothing";

    /// <summary>Starts it; it is not ready yet.</summary>
    /// <param name="command">What runs <c>postgres</c> in the foreground.</param>
    /// <param name="cluster">Whose postmaster it is.</param>
    public static async Task<Postmaster> StartAsync(IReadOnlyList<string> command, DatabaseCluster cluster)
    {
        var postmaster = new Postmaster(cluster);
        new Thread(() => postmaster.Keep(command)) { Name = "postgres", IsBackground = true }.Start();
        await postmaster.started.Task;
        return postmaster;
    }

    /// <summary>Waits until it takes connections, however long it recovers.</summary>
    /// <returns>False if it ended instead.</returns>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        while (!Exited.IsCompleted)
        {
            if (ReadStatus() is "ready")
                return true;
            await Task.WhenAny(Exited, Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
        return false;
    }

    /// <summary>Stops it with everything written.</summary>
    public async Task StopAsync()
    {
        Signal.Send(started.Task.Result, Signal.Interrupt);
        if (await Task.WhenAny(Exited, Task.Delay(FastShutdown)) == Exited)
            return;
        Signal.Send(started.Task.Result, Signal.Quit);
        await Exited;
    }

    // The eighth line, if the file is this process's own.
    private string? ReadStatus()
    {
        try
        {
            var lines = File.ReadAllLines(cluster.PidFile);
            return lines is [var id, _, _, _, _, _, _, var status, ..] && id == started.Task.Result.ToString()
                ? status.Trim()
                : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private void Keep(IReadOnlyList<string> command)
    {
        try
        {
            using var process = Process.Start(ChildProcess.Describe(command))!;
            process.ErrorDataReceived += (_, line) => Hear(line.Data);
            process.BeginErrorReadLine();
            started.SetResult(process.Id);
            process.WaitForExit();
            exited.SetResult();
        }
        catch (Win32Exception exception)
        {
            started.SetException(
                new StartupException($"Cannot run {command[0]}: install the package util-linux.", exception)
            );
        }
    }

    private void Hear(string? line)
    {
        if (line?.IndexOf("FATAL") is >= 0 and var start)
            lastWords = line[start..];
    }
}
