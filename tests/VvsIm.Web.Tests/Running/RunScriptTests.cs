using System.Net;
using System.Net.Sockets;
using VvsIm.Web.Tests.EmbeddedPostgres;

namespace VvsIm.Web.Tests.Running;

/// <summary>What ./run.sh says before it builds anything. That it builds and runs is tried where nothing is built yet.</summary>
public sealed class RunScriptTests
{
    [Theory]
    [InlineData("--port", "http")]
    [InlineData("--port", "70000")]
    [InlineData("--colour", "blue")]
    [InlineData("--data")]
    public async Task A_wrong_argument_is_one_line(params string[] arguments)
    {
        await using var script = Run(arguments);

        Assert.NotEqual(0, await script.ExitAsync());
        Assert.Single(script.Errors);
        Assert.Empty(script.Output);
    }

    [Fact]
    public async Task A_taken_port_is_one_line_before_anything_is_built()
    {
        using var occupant = new TcpListener(IPAddress.Loopback, 0);
        occupant.Start();
        var port = $"{((IPEndPoint)occupant.LocalEndpoint).Port}";

        await using var script = Run("--port", port);

        Assert.Equal(1, await script.ExitAsync());
        Assert.Contains(port, Assert.Single(script.Errors));
        Assert.Empty(script.Output);
    }

    [Theory]
    [InlineData("dotnet")]
    [InlineData("node")]
    public async Task A_missing_prerequisite_is_one_line_that_says_what_to_do(string missing)
    {
        using var programs = new SearchPathWithout(missing);

        await using var script = HostProcess.Start(
            "/bin/bash",
            [Script, "--port", $"{HostProcess.FreePort()}"],
            programs.Path
        );

        Assert.Equal(1, await script.ExitAsync());
        Assert.Contains("install", Assert.Single(script.Errors));
    }

    [Fact]
    public async Task It_runs_from_anywhere_and_stops_on_the_signal()
    {
        using var cluster = new PrivateCluster("the data");
        var port = HostProcess.FreePort();
        await using var script = Run("--port", $"{port}", "--data", cluster.DataDirectory);
        await script.SaysAsync("VVS IM is ready", limit: TimeSpan.FromMinutes(5));
        using (var http = new HttpClient())
            Assert.Equal(
                HttpStatusCode.OK,
                (
                    await http.GetAsync($"http://localhost:{port}/health/ready", TestContext.Current.CancellationToken)
                ).StatusCode
            );

        script.Send(15);

        Assert.Equal(0, await script.ExitAsync());
        Assert.False(File.Exists(cluster.PidFile));
        Assert.Empty(script.Errors);
    }

    [Fact]
    public async Task A_stop_signal_ends_what_it_is_doing_before_the_start()
    {
        await using var script = Run("--port", $"{HostProcess.FreePort()}", "--data", Path.GetTempPath());
        await script.SaysAsync("npm packages ...");

        script.Send(15);

        Assert.Equal(143, await script.ExitAsync());
    }

    private static string Script { get; } = FindScript();

    private static HostProcess Run(params string[] arguments) => HostProcess.Start("/bin/bash", [Script, .. arguments]);

    private static string FindScript()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "run.sh")))
            directory =
                directory.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return Path.Combine(directory.FullName, "run.sh");
    }
}
