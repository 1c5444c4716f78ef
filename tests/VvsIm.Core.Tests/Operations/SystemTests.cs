using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Operations;

public sealed class SystemTests : HostTest
{
    [Fact]
    public async Task Every_process_that_lives_is_told_of_and_one_that_ends_is_not()
    {
        var admin = await Host.SignInOperatorAsync();
        var second = await TestHost.StartAsync(
            Host.ConnectionString,
            new Dictionary<string, string?> { ["Admin:Email"] = TestHost.OperatorEmail }
        );
        await ProcessesAsync(admin, 2);
        await second.DisposeAsync();
        await ProcessesAsync(admin, 1);

        var system = await admin.Api.Operations.SystemAsync(Stop);

        Assert.Equal(system.NewestSchema, system.SchemaVersion);
        Assert.Equal(system.SchemaVersion, system.Migrations[0].Number);
        Assert.NotEmpty(system.PostgresVersion);
        Assert.NotEmpty(system.Version);
        Assert.Equal(["api", "worker"], Assert.Single(system.Processes).Roles);
    }

    [Fact]
    public async Task The_engine_tells_its_connections_and_busiest_channels()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        await using var first = await Ear.OfAsync(ann, Channels.Conversation(room));
        await using var second = await Ear.OfAsync(bo, Channels.Conversation(room));
        var admin = await Host.SignInOperatorAsync();

        var engine = await admin.Api.Operations.RealtimeAsync(Stop);

        Assert.Equal("embedded", engine.Engine);
        var node = Assert.Single(engine.Nodes);
        Assert.Equal((2L, 2L), (node.Connections, node.Users));
        var channel = engine.Channels.Single(channel => channel.Channel == Channels.Conversation(room));
        Assert.Equal((2L, "Ops"), (channel.Subscribers, channel.Name));
        Assert.Contains(engine.Channels, channel => channel.Name == "Ann");
    }

    private static Task ProcessesAsync(Tester admin, int count) =>
        Eventually.TrueAsync(
            async () =>
                (await admin.Api.Operations.SystemAsync(Stop)).Processes.Count(process => process.Alive) == count,
            $"{count} processes live",
            Stop
        );
}
