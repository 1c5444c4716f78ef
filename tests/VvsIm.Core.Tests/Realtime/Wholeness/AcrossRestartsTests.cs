using VvsIm.Testing;

namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>The same promise over real sockets: lines that break, hosts that stop, histories that a new host does not have.</summary>
public sealed class AcrossRestartsTests
{
    private const int Seeds = 12;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_from_events_equals_state_fetched_across_broken_lines_and_restarts()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                await using var run = await Run.StartAsync(new Random(seed));
                await run.LiveAsync();
                await run.CompareAsync();
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or TimeoutException)
            {
                Assert.Fail($"Seed {seed}: {e.Message}");
            }
        }
    }

    private sealed class Run(Random random, TestDatabase database) : IAsyncDisposable
    {
        private readonly List<Guid> rooms = [];
        private readonly HashSet<(Guid, Guid)> left = [];
        private Tester[] people = [];
        private Line[] lines = [];
        private TestHost host = null!;
        private int port;

        public static async Task<Run> StartAsync(Random random)
        {
            var database = await TestDatabase.CreateAsync();
            var run = new Run(random, database) { host = await TestHost.StartAsync(database.ConnectionString) };
            run.port = run.host.Url.Port;
            run.people = await run.host.SignUpManyAsync(4);
            run.rooms.Add(await run.people[0].CreateGroupAsync("Everybody", run.people[1..]));
            run.lines = [.. run.people.Select(person => new Line(new Device(person, random)))];
            foreach (var line in run.lines)
                await line.ConnectAsync();
            return run;
        }

        public async Task LiveAsync()
        {
            for (var step = 0; step < 50; step++)
            {
                var line = lines[random.Next(lines.Length)];
                switch (random.Next(20))
                {
                    case 0:
                        await line.BreakAsync();
                        break;
                    case 1 or 2:
                        await line.ConnectAsync();
                        break;
                    case 3 when step % 5 == 0:
                        await RestartAsync();
                        break;
                    default:
                        await SharedActions.ActAsync(random, line.Device, people, rooms, left);
                        line.Device.Receive(badLine: false);
                        if (line.Connected && random.Next(3) == 0)
                            await line.Device.RepairAsync();
                        break;
                }
            }
            await RestartAsync();
        }

        /// <summary>Everybody is connected again; from then on events alone bring them up to date.</summary>
        public async Task CompareAsync()
        {
            foreach (var line in lines)
                await line.ConnectAsync();
            for (var n = 0; n < 10; n++)
                await SharedActions.ActAsync(random, lines[random.Next(4)].Device, people, rooms, left);
            foreach (var line in lines)
                await line.BecomesWholeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var line in lines)
                await line.BreakAsync();
            await host.DisposeAsync();
            await database.DisposeAsync();
        }

        private async Task RestartAsync()
        {
            await host.DisposeAsync();
            host = await TestHost.StartAsync(database.ConnectionString, port: port);
            foreach (var line in lines)
                await line.FollowAsync();
        }
    }

    /// <summary>A device and its connection, which may be down.</summary>
    private sealed class Line(Device device)
    {
        private Listener? listener;

        public Device Device => device;

        public bool Connected => listener is { Closed.IsCompleted: false };

        public async Task ConnectAsync()
        {
            if (Connected)
                return;
            await BreakAsync();
            listener = await Listener.OpenAsync(device.Owner, device.Hear);
            if (device.List.Loaded)
                await device.ReconnectAsync();
            else
                await device.LoadAsync();
        }

        public async Task BreakAsync()
        {
            if (listener is { } open)
                await open.DisposeAsync();
            listener = null;
        }

        /// <summary>The host went: what was sent before it went has come, and nothing more.</summary>
        public async Task FollowAsync()
        {
            if (listener is not null)
                await listener.Closed.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        }

        public async Task BecomesWholeAsync()
        {
            Exception? different = null;
            try
            {
                await Eventually.TrueAsync(
                    async () =>
                    {
                        device.Receive(badLine: false);
                        await device.RepairAsync();
                        try
                        {
                            await Comparison.CompareAsync(device);
                            return true;
                        }
                        catch (Xunit.Sdk.XunitException e)
                        {
                            different = e;
                            return false;
                        }
                    },
                    "the device is whole",
                    Stop
                );
            }
            catch (TimeoutException) when (different is not null)
            {
                throw different;
            }
        }
    }
}
