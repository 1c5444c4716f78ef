using System.Diagnostics;
using Npgsql;

namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>
/// A private PostgreSQL under the data directory, reachable only by a Unix socket that only its owner can open. Started again
/// if it dies; stopped cleanly on disposal, and by the kernel's word when this process is killed.
/// </summary>
public sealed class EmbeddedPostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan PauseBeforeRestart = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly PreparedCluster prepared;
    private readonly ILogger logger;
    private Postmaster? postmaster;
    private Task supervision = Task.CompletedTask;

    private EmbeddedPostgresServer(PreparedCluster prepared, ILogger logger) =>
        (this.prepared, this.logger) = (prepared, logger);

    /// <summary>How the application connects to its own database.</summary>
    public string ConnectionString => ConnectTo(DatabaseCluster.Role);

    /// <summary>Starts it, making the cluster on the first start. Returns when it takes connections.</summary>
    /// <exception cref="StartupException">It cannot start; the message is for the person at the terminal.</exception>
    public static async Task<EmbeddedPostgresServer> StartAsync(
        EmbeddedPostgresOptions options,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var ready = await PreparedCluster.InAsync(options, logger, cancellationToken);
        var server = new EmbeddedPostgresServer(ready, logger);
        try
        {
            await server.RunAsync(cancellationToken);
            await server.CreateDatabaseAsync(cancellationToken);
            server.supervision = server.SuperviseAsync();
            return server;
        }
        catch (NpgsqlException exception)
        {
            await server.DisposeAsync();
            throw new StartupException($"PostgreSQL started, but does not answer: {exception.Message}", exception);
        }
        catch (Exception)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>How to connect to a database of this server.</summary>
    public string ConnectTo(string database) => ConnectTo(prepared.SocketPath, database);

    /// <summary>How to connect to the application's database of the server that another process runs there; null if none does.</summary>
    public static string? FindRunning(string dataDirectory)
    {
        if (!ClusterLock.IsHeld(dataDirectory))
            return null;
        var directory = ChildProcess.Run("realpath", dataDirectory).Output.TrimEnd('\n');
        var cluster = new DatabaseCluster(Path.Combine(directory, "postgres"));
        return ConnectTo(SocketDirectory.OfRunning(cluster), DatabaseCluster.Role);
    }

    private static string ConnectTo(string socket, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = socket,
            Port = 5432,
            Username = DatabaseCluster.Role,
            Database = database,
        }.ConnectionString;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await supervision.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (postmaster is not null)
            await postmaster.StopAsync();
        prepared.Dispose();
        stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        postmaster = await Postmaster.StartAsync(prepared.Command, prepared.Cluster);
        if (!await postmaster.IsReadyAsync(cancellationToken))
            throw new StartupException(
                $"PostgreSQL does not start: {postmaster.LastWords} (its log is in {prepared.Cluster.LogDirectory})"
            );
        ServerLog.Ready(logger, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(ConnectTo("postgres"));
        await using var exists = source.CreateCommand(
            $"SELECT 1 FROM pg_database WHERE datname = '{DatabaseCluster.Role}'"
        );
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
            return;
        await using var create = source.CreateCommand($"CREATE DATABASE {DatabaseCluster.Role}");
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task SuperviseAsync()
    {
        while (true)
        {
            await postmaster!.Exited.WaitAsync(stopping.Token);
            ServerLog.Died(logger, postmaster.LastWords);
            try
            {
                await ClusterProcesses.ClearAsync(prepared.Cluster, stopping.Token);
                await RunAsync(stopping.Token);
            }
            catch (StartupException exception)
            {
                ServerLog.RestartFailed(logger, exception.Message);
                await Task.Delay(PauseBeforeRestart, stopping.Token);
            }
        }
    }
}
