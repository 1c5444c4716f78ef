using System.Buffers;
using System.Text;

namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>
/// Where the server's Unix socket is: in the cluster's own directory, which nobody else can enter; or, where that path cannot
/// be a socket's, in a private one under the temporary directory.
/// </summary>
internal sealed class SocketDirectory : IDisposable
{
    // sockaddr_un holds 107 bytes and a zero.
    private const int LongestPath = 107;

    // A comma separates hosts for Npgsql and directories for PostgreSQL; quoting rules differ for the rest.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-"
    );

    private const string TemporaryPrefix = "vvsim-";

    // Says where a temporary one is: to people, and to the next start if this host is killed. Null when there is none.
    private readonly string? note;

    private SocketDirectory(string path, string? note) => (Path, this.note) = (path, note);

    public string Path { get; }

    /// <summary>Where that of a running cluster is.</summary>
    public static string OfRunning(DatabaseCluster cluster)
    {
        var file = cluster.Directory + ".socket";
        return File.Exists(file) ? File.ReadAllText(file) : cluster.Directory;
    }

    /// <summary>That of a cluster which is not running; what a killed host left of an earlier one is deleted.</summary>
    public static SocketDirectory For(DatabaseCluster cluster, PostgresUser user)
    {
        var file = cluster.Directory + ".socket";
        if (File.Exists(file))
            new SocketDirectory(File.ReadAllText(file), file).Dispose();

        var socket = System.IO.Path.Combine(cluster.Directory, ".s.PGSQL.5432");
        if (Encoding.UTF8.GetByteCount(socket) <= LongestPath && !socket.AsSpan().ContainsAnyExcept(Plain))
            return new SocketDirectory(cluster.Directory, note: null);
        var directory = Directory.CreateTempSubdirectory(TemporaryPrefix).FullName;
        File.WriteAllText(file, directory);
        user.Own(directory);
        return new SocketDirectory(directory, file);
    }

    public void Dispose()
    {
        if (note is null)
            return;
        if (System.IO.Path.GetFileName(Path).StartsWith(TemporaryPrefix) && Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
        File.Delete(note);
    }
}
