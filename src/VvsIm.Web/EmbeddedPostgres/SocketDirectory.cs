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

    private readonly bool temporary;

    private SocketDirectory(string path, bool temporary) => (Path, this.temporary) = (path, temporary);

    public string Path { get; }

    public static SocketDirectory For(DatabaseCluster cluster, PostgresUser user)
    {
        var socket = System.IO.Path.Combine(cluster.Directory, ".s.PGSQL.5432");
        if (Encoding.UTF8.GetByteCount(socket) <= LongestPath && !socket.AsSpan().ContainsAnyExcept(Plain))
            return new SocketDirectory(cluster.Directory, temporary: false);
        var directory = Directory.CreateTempSubdirectory(TemporaryPrefix).FullName;
        user.Own(directory);
        return new SocketDirectory(directory, temporary: true);
    }

    /// <summary>That of a host that was killed, to be disposed of; the postmaster's file names it on its fifth line.</summary>
    public static SocketDirectory? LeftBehind(DatabaseCluster cluster)
    {
        var directory = File.Exists(cluster.PidFile) ? File.ReadLines(cluster.PidFile).ElementAtOrDefault(4) : null;
        return directory is null
            ? null
            : new SocketDirectory(directory, System.IO.Path.GetFileName(directory).StartsWith(TemporaryPrefix));
    }

    public void Dispose()
    {
        if (temporary && Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
