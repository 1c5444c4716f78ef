namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>The private PostgreSQL of an installation that names no other.</summary>
public static class EmbeddedPostgresFeature
{
    private const string ConnectionStringKey = "ConnectionStrings:Postgres";

    /// <summary>
    /// Starts it and writes its connection string into the configuration, unless the configuration names a server. To be awaited
    /// before anything uses the database, and disposed after everything that does.
    /// </summary>
    /// <exception cref="StartupException">It cannot start.</exception>
    public static async Task<IAsyncDisposable?> AddEmbeddedPostgresAsync(
        this IHostApplicationBuilder builder,
        CancellationToken cancellationToken = default
    )
    {
        if (!string.IsNullOrWhiteSpace(builder.Configuration[ConnectionStringKey]))
            return null;
        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = Core.DataDirectory.Of(builder.Configuration),
            Binaries = builder.Configuration["Postgres:Binaries"],
        };
        // The application's own logging is not built yet, and is gone before the database stops.
        var logging = LoggerFactory.Create(logging =>
            logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole()
        );
        try
        {
            var server = await EmbeddedPostgresServer.StartAsync(
                options,
                logging.CreateLogger<EmbeddedPostgresServer>(),
                cancellationToken
            );
            builder.Configuration[ConnectionStringKey] = server.ConnectionString;
            return new Running(server, logging);
        }
        catch (Exception)
        {
            logging.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The same for a command beside a host that may be running: its server is used if it is there, and one is started for as long as the
    /// command takes if not.
    /// </summary>
    /// <exception cref="StartupException">It cannot start.</exception>
    public static async Task<IAsyncDisposable?> AddRunningPostgresAsync(
        this IHostApplicationBuilder builder,
        CancellationToken cancellationToken = default
    )
    {
        if (
            string.IsNullOrWhiteSpace(builder.Configuration[ConnectionStringKey])
            && EmbeddedPostgresServer.FindRunning(Core.DataDirectory.Of(builder.Configuration)) is { } running
        )
            builder.Configuration[ConnectionStringKey] = running;
        return await builder.AddEmbeddedPostgresAsync(cancellationToken);
    }

    private sealed class Running(EmbeddedPostgresServer server, ILoggerFactory logging) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            logging.Dispose();
        }
    }
}
