using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Web;

namespace VvsIm.Testing;

/// <summary>The real host, all of it, on a real socket of this machine and a database of its own.</summary>
public sealed class TestHost : IAsyncDisposable
{
    /// <summary>The operator of every test host; the password is <see cref="Tester.Password"/>.</summary>
    public const string OperatorEmail = "admin@example.com";

    private readonly WebApplication app;

    private TestHost(WebApplication app, string connectionString) =>
        (this.app, ConnectionString) = (app, connectionString);

    /// <summary>Where it listens.</summary>
    public Uri Url => new(app.Urls.First());

    /// <summary>Its database.</summary>
    public string ConnectionString { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Somebody who is not signed in.</summary>
    public Tester Anybody => Tester.Anonymous(Url);

    /// <summary>Starts a host on this database, on a free port if none is given.</summary>
    public static async Task<TestHost> StartAsync(
        string connectionString,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<WebApplicationBuilder>? configure = null,
        int port = 0
    )
    {
        var app = Build(connectionString, settings, configure, port);
        await app.StartAsync();
        return new(app, connectionString);
    }

    /// <summary>A browser: keeps cookies, follows nothing by itself.</summary>
    public HttpClient NewBrowser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Url };

    /// <summary>A connection to the host's database.</summary>
    public async Task<NpgsqlConnection> OpenDatabaseAsync(CancellationToken cancellationToken = default)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Migrates a database and makes the operator, without serving anybody.</summary>
    internal static async Task PrepareAsync(string connectionString)
    {
        await using (var app = Build(connectionString, null, null))
            await app.PrepareAsync(CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    private static WebApplication Build(
        string connectionString,
        IReadOnlyDictionary<string, string?>? settings,
        Action<WebApplicationBuilder>? configure,
        int port = 0
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "VvsIm.Web" }
        );
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = connectionString,
                ["Database:MaxConnections"] = "12",
                ["Admin:Email"] = OperatorEmail,
                ["Admin:Password"] = Tester.Password,
                ["Data:Directory"] = Path.Combine(Path.GetTempPath(), "vvsim-test-data"),
            }
        );
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.AddVvsIm();
        // A test signs up hundreds of people; how slow a hash is belongs to no test.
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapVvsIm();
        return app;
    }
}
