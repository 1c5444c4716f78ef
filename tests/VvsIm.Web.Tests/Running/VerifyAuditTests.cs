using System.Globalization;
using Npgsql;
using VvsIm.Testing;
using VvsIm.Web.EmbeddedPostgres;
using VvsIm.Web.Tests.EmbeddedPostgres;

namespace VvsIm.Web.Tests.Running;

public sealed class VerifyAuditTests
{
    private const int Terminate = 15;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_command_verifies_beside_a_running_host_and_without_one()
    {
        using var cluster = new PrivateCluster();
        var port = HostProcess.FreePort();
        await using var host = HostProcess.StartHost(
            cluster.DataDirectory,
            port,
            "--Admin:Email",
            "admin@example.com",
            "--Admin:Password",
            Tester.Password
        );
        await host.SaysAsync("VVS IM is ready");
        await WriteARowAsync(port);
        Assert.Equal((0, true), await VerifyAsync(cluster, "holds: 1 rows"));

        await using (var database = new NpgsqlConnection(EmbeddedPostgresServer.FindRunning(cluster.DataDirectory)))
        {
            await database.OpenAsync(Stop);
            await database.ExecuteAsync(
                "SET session_replication_role = replica; UPDATE moderation_events SET actor_id = gen_random_uuid()",
                Stop
            );
        }
        Assert.Equal((2, true), await VerifyAsync(cluster, "broken at row 1: Changed"));

        host.Send(Terminate);
        await host.ExitAsync();
        Assert.Equal((2, true), await VerifyAsync(cluster, "broken at row 1: Changed"));
    }

    [Fact]
    public async Task Half_of_what_was_noted_down_is_refused()
    {
        using var cluster = new PrivateCluster();
        await using var command = Command(cluster, "--row", "1");
        Assert.Equal(1, await command.ExitAsync());
        Assert.Contains("--hash", string.Join('\n', command.Errors), StringComparison.Ordinal);
        Assert.False(Directory.Exists(cluster.ClusterDirectory));
    }

    // Exporting the log is the least that leaves a row in it.
    private static async Task WriteARowAsync(int port)
    {
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        var admin = await Tester.SignInAsync(url, "admin@example.com");
        await admin.Http.GetStringAsync("/api/admin/events/export", Stop);
    }

    private static async Task<(int ExitCode, bool Said)> VerifyAsync(PrivateCluster cluster, string words)
    {
        await using var command = Command(cluster);
        var exitCode = await command.ExitAsync();
        return (exitCode, command.Output.Any(line => line.Contains(words, StringComparison.Ordinal)));
    }

    private static HostProcess Command(PrivateCluster cluster, params string[] arguments) =>
        HostProcess.Start(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "VvsIm.Web.dll"),
                "verify-audit",
                "--Data:Directory",
                cluster.DataDirectory,
                .. arguments,
            ]
        );
}
