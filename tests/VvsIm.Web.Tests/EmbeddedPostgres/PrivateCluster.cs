using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using VvsIm.Testing;
using VvsIm.Web.EmbeddedPostgres;

namespace VvsIm.Web.Tests.EmbeddedPostgres;

/// <summary>A data directory for one test. Its parent is closed to everybody but its owner, as a home may be.</summary>
internal sealed class PrivateCluster : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("vvsim-cluster-");

    public PrivateCluster(string name = "data") => DataDirectory = Path.Combine(root.FullName, name);

    public string DataDirectory { get; }

    public string ClusterDirectory => Path.Combine(DataDirectory, "postgres");

    public string PidFile => Path.Combine(ClusterDirectory, "postmaster.pid");

    public int PostmasterId => int.Parse(File.ReadLines(PidFile).First());

    public Task<EmbeddedPostgresServer> StartAsync(string? binaries = null) =>
        EmbeddedPostgresServer.StartAsync(
            new EmbeddedPostgresOptions
            {
                DataDirectory = DataDirectory,
                Binaries = binaries,
                Settings = new Dictionary<string, string> { ["fsync"] = "off" },
            },
            NullLogger.Instance,
            TestContext.Current.CancellationToken
        );

    public void Dispose() => root.Delete(recursive: true);

    /// <summary>The first column of the answer, as text.</summary>
    public static async Task<List<string>> AskAsync(EmbeddedPostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return await connection.ListAsync(sql, TestContext.Current.CancellationToken);
    }
}
