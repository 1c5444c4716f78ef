using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>The promise that holds it all together: a client's state built from events equals the state fetched afresh.</summary>
public sealed class StateFromEventsTests : HostTest
{
    private const int Seeds = 40;
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
            await ActAsync(random, devices[random.Next(devices.Length)], people, rooms, left);
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
            await CompareAsync(device);
        }
    }

    private static async Task ActAsync(
        Random random,
        Device device,
        Tester[] people,
        List<Guid> rooms,
        HashSet<(Guid Person, Guid Room)> left
    )
    {
        var who = device.Owner;
        var known = device
            .List.Items.Select(conversation => conversation.Id)
            .Where(id => rooms.Contains(id) && !left.Contains((who.Id, id)))
            .ToArray();
        var room = known.Length == 0 ? Guid.Empty : known[random.Next(known.Length)];
        switch (random.Next(24))
        {
            case 0:
                rooms.Add(await who.OpenDirectAsync(people[random.Next(people.Length)]));
                break;
            case 1:
                rooms.Add(await who.CreateGroupAsync($"Group {random.Next(1000)}", people[random.Next(people.Length)]));
                break;
            case 2 or 3 when room != default:
                await device.OpenAsync(room);
                break;
            case 4 or 5 when room != default:
                var seq = random.NextInt64((await who.ConversationAsync(room)).LastSeq + 1);
                device.List.Apply(room, await who.Api.Conversations.MarkReadAsync(room, seq));
                break;
            case 16 when room != default && device.List.Find(room)?.Kind == ConversationKind.Group:
                await who.Api.Conversations.LeaveAsync(room);
                left.Add((who.Id, room));
                break;
            case > 16 when room != default:
                await OwnActions.ActAsync(random, device, room);
                break;
            case 6 when room != default:
                await who.SendManyAsync(room, random.Next(1, 10));
                break;
            case 7 or 8 when room != default && await OwnAsync(random, who, room) is { } said:
                await who.Api.Messages.EditAsync(said.Id, $"edited {random.Next(1000)}");
                break;
            case 9 or 10 when room != default && await OwnAsync(random, who, room) is { } said:
                await who.Api.Messages.DeleteAsync(said.Id);
                break;
            case > 6 when room != default:
                await who.SendAsync(room, $"number {random.Next(1000)}");
                break;
        }
    }

    private static async Task<Message?> OwnAsync(Random random, Tester who, Guid room)
    {
        var standing = (await who.ReadAllAsync(room)).Where(m => m.SenderId == who.Id && m.DeletedAt is null).ToArray();
        return standing.Length == 0 ? null : standing[random.Next(standing.Length)];
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

    private static async Task CompareAsync(Device device)
    {
        var fetched = new List<Conversation>();
        string? cursor = null;
        do
        {
            var page = await device.Owner.Api.Conversations.ListAsync(cursor);
            fetched.AddRange(page.Items);
            cursor = page.NextCursor;
        } while (cursor is not null);
        Assert.Equal(fetched, device.List.Items);

        foreach (var (conversation, items) in device.Logs)
        {
            var history = await device.Owner.ReadAllAsync(conversation);
            // The window may begin later than the history, but it reaches the end and has no hole.
            Assert.Equal(history.TakeLast(items.Count), items);
        }
    }
}
