using System.Diagnostics;

namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>
/// The processes that live in a cluster's directory (every process of PostgreSQL works there), whoever started them. Used
/// under the <see cref="ClusterLock"/>, so what is found was left behind by a host that was killed.
/// </summary>
internal static class ClusterProcesses
{
    private static readonly TimeSpan GraceOfPostmaster = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan GraceOfOrphans = TimeSpan.FromSeconds(10);

    /// <summary>Ends what a killed host left behind, so that the cluster can be started anew.</summary>
    /// <exception cref="StartupException">Something does not end.</exception>
    public static async Task ClearAsync(DatabaseCluster cluster, CancellationToken cancellationToken)
    {
        if (Postmaster(cluster) is { } postmaster && List(cluster).Contains(postmaster))
        {
            Signal.Send(postmaster, Signal.Interrupt);
            await GoneAsync(cluster, GraceOfPostmaster, cancellationToken);
        }
        // Backends end by themselves when their postmaster is gone; one deep in a query notices late.
        if (!await GoneAsync(cluster, GraceOfOrphans, cancellationToken))
        {
            foreach (var process in List(cluster))
                Signal.Send(process, Signal.Kill);
            if (!await GoneAsync(cluster, GraceOfOrphans, cancellationToken))
                throw new StartupException($"A PostgreSQL left behind in {cluster.Directory} does not end.");
        }
        // Nobody lives here, so the file is stale. PostgreSQL would find that out itself, except when the process id in it
        // now belongs to somebody else, which is common in containers.
        File.Delete(cluster.PidFile);
    }

    private static int? Postmaster(DatabaseCluster cluster) =>
        File.Exists(cluster.PidFile) && int.TryParse(File.ReadLines(cluster.PidFile).FirstOrDefault(), out var id)
            ? id
            : null;

    private static async Task<bool> GoneAsync(
        DatabaseCluster cluster,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        var started = Stopwatch.GetTimestamp();
        while (List(cluster) is not [])
        {
            if (Stopwatch.GetElapsedTime(started) > limit)
                return false;
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
        return true;
    }

    private static List<int> List(DatabaseCluster cluster)
    {
        List<int> found = [];
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), out var id) && WorkingDirectory(process) == cluster.Directory)
                found.Add(id);
        }
        return found;
    }

    private static string? WorkingDirectory(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget;
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's process: not ours to look at, and not in our directory.
            return null;
        }
        catch (IOException)
        {
            // It ended while we looked.
            return null;
        }
    }
}
