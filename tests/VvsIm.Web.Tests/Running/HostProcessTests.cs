using System.Diagnostics;
using System.Net.Sockets;
using VvsIm.Contracts.Messages;
using VvsIm.Testing;
using VvsIm.Web.EmbeddedPostgres;
using VvsIm.Web.Tests.EmbeddedPostgres;

namespace VvsIm.Web.Tests.Running;

public sealed class HostProcessTests
{
    private const int Terminate = 15;
    private const string Ready = "VVS IM is ready";

    [Theory]
    [InlineData(Terminate)]
    [InlineData(Signal.Interrupt)]
    public async Task A_stop_signal_ends_host_and_database_with_exit_code_0(int signal)
    {
        using var cluster = new PrivateCluster();
        await using var host = HostProcess.StartHost(cluster.DataDirectory, HostProcess.FreePort());
        await host.SaysAsync(Ready);
        var postmaster = cluster.PostmasterId;

        host.Send(signal);

        Assert.Equal(0, await host.ExitAsync());
        Assert.False(File.Exists(cluster.PidFile));
        Assert.False(Directory.Exists($"/proc/{postmaster}"));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Open_connections_do_not_hold_up_the_end()
    {
        using var cluster = new PrivateCluster();
        var port = HostProcess.FreePort();
        await using var host = HostProcess.StartHost(cluster.DataDirectory, port, "--demo");
        await host.SaysAsync(Ready);
        await using var listener = await Listener.OpenAsync(await SignInAsync(port, "alice"), _ => { });
        var clock = Stopwatch.StartNew();

        host.Send(Terminate);

        Assert.Equal(0, await host.ExitAsync());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"It took {clock.Elapsed}.");
        await listener.Closed;
    }

    [Fact]
    public async Task A_stop_signal_amid_the_first_start_is_obeyed_and_harms_nothing()
    {
        using var cluster = new PrivateCluster();
        await using (var host = HostProcess.StartHost(cluster.DataDirectory, HostProcess.FreePort()))
        {
            await host.SaysAsync("Making a database");
            host.Send(Terminate);
            Assert.Equal(0, await host.ExitAsync());
        }

        await using var again = HostProcess.StartHost(cluster.DataDirectory, HostProcess.FreePort());
        await again.SaysAsync(Ready);
    }

    [Fact]
    public async Task A_killed_host_takes_its_database_along_and_the_next_one_has_everything()
    {
        using var cluster = new PrivateCluster();
        var port = HostProcess.FreePort();
        Message said;
        await using (var host = HostProcess.StartHost(cluster.DataDirectory, port, "--demo"))
        {
            await host.SaysAsync(Ready);
            said = await SayAsync(port, "just before the end");
            host.Send(Signal.Kill);
            await host.ExitAsync();
        }

        await using var next = HostProcess.StartHost(cluster.DataDirectory, port, "--demo");
        await next.SaysAsync(Ready);

        var bob = await SignInAsync(port, "bob");
        var room = (await bob.Api.Conversations.OpenDirectAsync((await SignInAsync(port, "alice")).Id)).Id;
        Assert.Equal(said.Id, (await bob.ConversationAsync(room)).LastMessage!.Id);
    }

    [Fact]
    public async Task A_taken_port_is_one_line()
    {
        using var cluster = new PrivateCluster();
        using var occupant = new TcpListener(System.Net.IPAddress.Loopback, 0);
        occupant.Start();
        var port = ((System.Net.IPEndPoint)occupant.LocalEndpoint).Port;

        await using var host = HostProcess.StartHost(cluster.DataDirectory, port);

        Assert.Equal(1, await host.ExitAsync());
        Assert.Contains($"{port}", Assert.Single(host.Errors));
    }

    [Fact]
    public async Task The_first_start_prints_the_operator_and_no_other_does()
    {
        using var cluster = new PrivateCluster();
        var port = HostProcess.FreePort();
        for (var start = 1; start <= 2; start++)
        {
            await using var host = HostProcess.StartHost(cluster.DataDirectory, port);
            await host.SaysAsync(Ready);
            Assert.Equal(start == 1 ? 1 : 0, host.Output.Count(line => line.Contains("password")));
            host.Send(Terminate);
            await host.ExitAsync();
        }
    }

    private static async Task<Message> SayAsync(int port, string text)
    {
        var (alice, bob) = (await SignInAsync(port, "alice"), await SignInAsync(port, "bob"));
        return await alice.SendAsync(await alice.OpenDirectAsync(bob), text);
    }

    private static Task<Tester> SignInAsync(int port, string name) =>
        DemoPerson.SignInAsync(new($"http://127.0.0.1:{port}"), name);
}
