using System.Diagnostics;
using VvsIm.Core;
using VvsIm.Testing;
using VvsIm.Web.EmbeddedPostgres;

namespace VvsIm.Web.Tests.EmbeddedPostgres;

/// <summary>What the next start finds, and what it makes of it.</summary>
public sealed class RecoveryTests
{
    [Fact]
    public async Task A_server_that_was_killed_is_started_again_with_its_data()
    {
        using var cluster = new PrivateCluster("a name that needs a socket elsewhere");
        await using var server = await cluster.StartAsync();
        await PrivateCluster.AskAsync(server, "CREATE TABLE kept AS SELECT 'still here' AS text");
        var killed = cluster.PostmasterId;

        Signal.Send(killed, Signal.Kill);

        await Eventually.TrueAsync(
            () =>
                File.Exists(cluster.PidFile)
                && File.ReadAllText(cluster.PidFile).Contains("ready")
                && cluster.PostmasterId != killed,
            "another server runs",
            TestContext.Current.CancellationToken
        );
        Assert.Equal(["still here"], await PrivateCluster.AskAsync(server, "SELECT text FROM kept"));
    }

    [Fact]
    public async Task A_second_host_on_the_same_data_is_told_so()
    {
        using var cluster = new PrivateCluster();
        await using var server = await cluster.StartAsync();

        var refused = await Assert.ThrowsAsync<StartupException>(() => cluster.StartAsync());

        Assert.Contains(cluster.DataDirectory, refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Equal(["1"], await PrivateCluster.AskAsync(server, "SELECT 1::text"));
    }

    [Fact]
    public async Task A_process_that_got_the_old_servers_number_is_left_alone()
    {
        using var cluster = new PrivateCluster();
        await using (await cluster.StartAsync()) { }
        using var innocent = Process.Start("sleep", "600");
        await File.WriteAllTextAsync(
            cluster.PidFile,
            $"{innocent.Id}\n{cluster.ClusterDirectory}\n1\n5432\n{cluster.ClusterDirectory}\n\n1 1\nready\n",
            TestContext.Current.CancellationToken
        );

        await using var server = await cluster.StartAsync();

        Assert.Equal(["1"], await PrivateCluster.AskAsync(server, "SELECT 1::text"));
        Assert.False(innocent.HasExited);
        innocent.Kill();
    }

    [Fact]
    public async Task A_socket_that_a_killed_host_left_elsewhere_is_cleared_away()
    {
        using var cluster = new PrivateCluster("with spaces");
        var left = Directory.CreateTempSubdirectory("vvsim-").FullName;
        Directory.CreateDirectory(cluster.DataDirectory);
        var note = Path.Combine(cluster.DataDirectory, "postgres.socket");
        await File.WriteAllTextAsync(note, left, TestContext.Current.CancellationToken);

        await using (await cluster.StartAsync())
        {
            Assert.False(Directory.Exists(left));
            Assert.NotEqual(left, await File.ReadAllTextAsync(note, TestContext.Current.CancellationToken));
        }

        Assert.False(File.Exists(note));
    }

    [Fact]
    public async Task A_first_start_that_was_killed_half_way_is_begun_again()
    {
        using var cluster = new PrivateCluster();
        Directory.CreateDirectory(Path.Combine(cluster.DataDirectory, "postgres.new", "base"));

        await using var server = await cluster.StartAsync();

        Assert.Equal(["1"], await PrivateCluster.AskAsync(server, "SELECT 1::text"));
        Assert.False(Directory.Exists(cluster.ClusterDirectory + ".new"));
    }

    [Fact]
    public async Task A_cluster_of_another_version_is_refused_and_untouched()
    {
        using var cluster = new PrivateCluster();
        await using (await cluster.StartAsync()) { }
        var version = Path.Combine(cluster.ClusterDirectory, "PG_VERSION");
        await File.WriteAllTextAsync(version, "11\n", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StartupException>(() => cluster.StartAsync());

        Assert.Contains("PostgreSQL 11", refused.Message);
        Assert.Equal("11\n", await File.ReadAllTextAsync(version, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_directory_of_something_else_is_not_taken_for_a_cluster()
    {
        using var cluster = new PrivateCluster();
        Directory.CreateDirectory(cluster.ClusterDirectory);
        var thesis = Path.Combine(cluster.ClusterDirectory, "thesis.txt");
        await File.WriteAllTextAsync(thesis, "years of work", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<StartupException>(() => cluster.StartAsync());

        Assert.True(File.Exists(thesis));
    }

    [Fact]
    public async Task Missing_programs_are_named_with_what_to_do()
    {
        using var cluster = new PrivateCluster();

        var refused = await Assert.ThrowsAsync<StartupException>(() => cluster.StartAsync("/nowhere"));

        Assert.Contains("install", refused.Message);
    }
}
