using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Core.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>The promise that holds it all together: a client's state built from events equals the state fetched afresh.</summary>
public sealed class StateFromEventsTests : HostTest
{
    private const int Seeds = 95;
    private readonly Eavesdropper realtime = new();

    protected override void Configure(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<IRealtime>(realtime);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task State_from_events_equals_state_fetched(bool badLine)
    {
        foreach (var seed in Enumerable.Range(1, Seeds))
        {
            try
            {
                await RunAsync(new Random(seed), badLine);
            }
            catch (Xunit.Sdk.XunitException e)
            {
                Assert.Fail($"Seed {seed}: {e.Message}");
            }
        }
    }

    private async Task RunAsync(Random random, bool badLine)
    {
        var people = await Host.SignUpManyAsync(3);
        var devices = people
            .SelectMany(person => new[] { new Device(person, random), new Device(person, random) })
            .ToArray();
        var rooms = new List<Guid> { await people[0].CreateGroupAsync("Everybody", people[1], people[2]) };
        var left = new HashSet<(Guid Person, Guid Room)>();
        foreach (var device in devices)
        {
            device.Listen(realtime);
            await device.LoadAsync();
        }

        for (var step = 0; step < 40; step++)
        {
            await SharedActions.ActAsync(random, devices[random.Next(devices.Length)], people, rooms, left);
            if (random.Next(12) == 0)
                await Purging.SomeAsync(Host, random, rooms[random.Next(rooms.Count)]);
            var listening = devices[random.Next(devices.Length)];
            listening.Receive(badLine);
            if (random.Next(3) == 0)
                await listening.RepairAsync();
        }

        await DeliveredAsync();
        foreach (var device in devices)
        {
            device.Receive(badLine);
            // A good line needs no repair but what the stores ask for themselves; a bad one ends in a reconnection.
            await (badLine ? device.ReconnectAsync() : device.RepairAsync());
            await Comparison.CompareAsync(device);
        }
    }

    private async Task DeliveredAsync()
    {
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await Eventually.TrueAsync(
            async () => (await connection.ListAsync("SELECT count(*)::text FROM outbox", Stop))[0] == "0",
            "everything is delivered",
            Stop
        );
    }
}
