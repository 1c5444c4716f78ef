using System.Net;
using System.Text.Json;
using VvsIm.Testing;

namespace VvsIm.Web.Tests.Health;

public sealed class HealthTests : HostTest
{
    [Fact]
    public async Task Ready_names_every_part()
    {
        var (status, report) = await AskAsync("health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("healthy", report.GetProperty("status").GetString());
        var parts = report.GetProperty("parts").EnumerateObject().ToDictionary(part => part.Name, part => part.Value);
        Assert.Equal(["database", "migrations", "realtime", "storage"], parts.Keys.Order());
        Assert.All(parts.Values, part => Assert.Equal("healthy", part.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_schema_of_another_version_is_not_ready_but_alive()
    {
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync("DELETE FROM schema_migrations WHERE number > 1", Stop);

        var (status, report) = await AskAsync("health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        var parts = report.GetProperty("parts");
        Assert.Equal("unhealthy", parts.GetProperty("migrations").GetProperty("status").GetString());
        Assert.Equal("healthy", parts.GetProperty("database").GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("health/live")).Status);
    }

    [Fact]
    public async Task A_database_that_is_away_is_not_ready_but_alive_and_nothing_of_it_is_told()
    {
        var name = new Npgsql.NpgsqlConnectionStringBuilder(Host.ConnectionString).Database;
        await CloseAsync(name!);

        var (status, report) = await AskAsync("health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(
            "unhealthy",
            report.GetProperty("parts").GetProperty("database").GetProperty("status").GetString()
        );
        Assert.DoesNotContain(name!, report.ToString());
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("health/live")).Status);
    }

    private async Task CloseAsync(string name)
    {
        await using var elsewhere = new Npgsql.NpgsqlConnection(
            new Npgsql.NpgsqlConnectionStringBuilder(Host.ConnectionString) { Database = "postgres" }.ConnectionString
        );
        await elsewhere.OpenAsync(Stop);
        await elsewhere.ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false", Stop);
        await elsewhere.ListAsync(
            $"SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = '{name}'",
            Stop
        );
    }

    private async Task<(HttpStatusCode Status, JsonElement Report)> AskAsync(string path)
    {
        using var response = await Host.Anybody.Http.GetAsync(path, Stop);
        return (
            response.StatusCode,
            JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Stop))
        );
    }
}
