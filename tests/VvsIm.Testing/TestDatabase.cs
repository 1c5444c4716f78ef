using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Web.EmbeddedPostgres;

namespace VvsIm.Testing;

/// <summary>
/// A database of its own for every test: a copy of a template that is migrated and set up once. The server is the one that
/// <c>VVSIM_TEST_POSTGRES</c> names, so that test processes can share it, or a private one of this process.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Server = new(StartServerAsync);
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private readonly string server;
    private readonly string name = $"t_{Guid.CreateVersion7():N}";

    private TestDatabase(string server) => this.server = server;

    /// <summary>How to connect to it.</summary>
    public string ConnectionString => For(server, name);

    /// <summary>Copies the template.</summary>
    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase(await Server.Value);
        await ExecuteAsync(
            database.server,
            $"CREATE DATABASE {database.name} TEMPLATE {await Template.Value} STRATEGY file_copy"
        );
        return database;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)");

    private static async Task<string> StartServerAsync()
    {
        if (Environment.GetEnvironmentVariable("VVSIM_TEST_POSTGRES") is { Length: > 0 } shared)
            return shared;
        var directory = Directory.CreateTempSubdirectory("vvsim-test-");
        var running = await EmbeddedPostgresServer.StartAsync(
            new()
            {
                DataDirectory = directory.FullName,
                Settings = new Dictionary<string, string> { ["fsync"] = "off", ["max_connections"] = "400" },
            },
            NullLogger.Instance,
            CancellationToken.None
        );
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            running.DisposeAsync().AsTask().GetAwaiter().GetResult();
            directory.Delete(recursive: true);
        };
        return running.ConnectionString;
    }

    // Named after the migrations, so that a shared server never hands out a template of another schema.
    private static async Task<string> MakeTemplateAsync()
    {
        var server = await Server.Value;
        var scripts = string.Concat(Migrator.Known.Select(migration => migration.Script));
        var template = "template_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scripts)))[..16];
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await connection.ExecuteAsync("SELECT pg_advisory_lock(20260101)");
        var exists = await connection.ListAsync($"SELECT datname::text FROM pg_database WHERE datname = '{template}'");
        if (exists.Count == 0)
        {
            await connection.ExecuteAsync($"CREATE DATABASE {template}_new");
            await TestHost.PrepareAsync(For(server, template + "_new"));
            await connection.ExecuteAsync($"ALTER DATABASE {template}_new RENAME TO {template}");
        }
        await connection.ExecuteAsync("SELECT pg_advisory_unlock(20260101)");
        return template;
    }

    private static string For(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, Pooling = true }.ConnectionString;

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
    }
}
