namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>A cluster that exists, is ours alone as long as this is not disposed, and can be started.</summary>
internal sealed class PreparedCluster : IDisposable
{
    private readonly ClusterLock ownership;
    private readonly SocketDirectory socket;

    private PreparedCluster(
        ClusterLock ownership,
        DatabaseCluster cluster,
        SocketDirectory socket,
        IReadOnlyList<string> command
    ) => (this.ownership, Cluster, this.socket, Command) = (ownership, cluster, socket, command);

    public DatabaseCluster Cluster { get; }

    /// <summary>Where its socket will be.</summary>
    public string SocketPath => socket.Path;

    /// <summary>Runs its postmaster in the foreground.</summary>
    public IReadOnlyList<string> Command { get; }

    /// <summary>Finds the programs and the user, clears away what a killed host left, makes the cluster if there is none.</summary>
    /// <exception cref="StartupException">Something is missing or in the way.</exception>
    public static async Task<PreparedCluster> InAsync(
        EmbeddedPostgresOptions options,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var dataDirectory = Path.GetFullPath(options.DataDirectory);
        var held = ClusterLock.Take(dataDirectory);
        try
        {
            // As the kernel names it, since that is how the processes in it are found.
            var directory = ChildProcess.Run("realpath", dataDirectory).Output.TrimEnd('\n');
            var cluster = new DatabaseCluster(Path.Combine(directory, "postgres"));
            var major = cluster.Major();
            if (major is not null)
                await ClusterProcesses.ClearAsync(cluster, cancellationToken);
            var binaries = PostgresBinaries.Choose(PostgresLocations.List(options.Binaries), major, cluster.Directory);
            var user = PostgresUser.Choose(directory, binaries.Directory);
            if (major is null)
            {
                ServerLog.Creating(logger, cluster.Directory, binaries.Major, user.Name);
                cluster.Create(binaries, user, durable: options.Settings.GetValueOrDefault("fsync") is not "off");
            }
            user.Own(cluster.Directory);
            var place = SocketDirectory.For(cluster, user);
            return new PreparedCluster(held, cluster, place, StartCommand(cluster, place, binaries, user, options));
        }
        catch (Exception)
        {
            held.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        ownership.Dispose();
    }

    private static string[] StartCommand(
        DatabaseCluster cluster,
        SocketDirectory socket,
        PostgresBinaries binaries,
        PostgresUser user,
        EmbeddedPostgresOptions options
    )
    {
        string[] postgres = [binaries.Postgres, "-D", cluster.Directory, "-k", socket.Path, "-p", "5432"];
        return
        [
            // A session of its own: Ctrl-C at the terminal is for the host, which still has work to finish with the database.
            "setsid",
            .. user.Command(["--pdeathsig=INT", .. postgres]),
            "-c",
            "listen_addresses=",
            .. options.Settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" }),
        ];
    }
}
