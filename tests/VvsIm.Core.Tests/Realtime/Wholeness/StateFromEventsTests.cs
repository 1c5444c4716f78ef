using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>The promise that holds it all together: a client's state built from events equals the state fetched afresh.</summary>
public sealed class StateFromEventsTests : HostTest
{
    private const int Seeds = 40;
    private static readonly string[] Emoji = ["👍", "❤️", "🎉"];
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
        switch (random.Next(34))
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
            case > 16 and < 24 when room != default:
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
            case > 23 when room != default && await AnyAsync(random, who, room) is { } message:
                await ActOnAsync(random, device, people, message);
                break;
            case > 6 when room != default:
                await who.SendAsync(room, $"number {random.Next(1000)}");
                break;
        }
    }

    private static async Task ActOnAsync(Random random, Device device, Tester[] people, Message message)
    {
        var (who, emoji) = (device.Owner, Emoji[random.Next(Emoji.Length)]);
        var root = message.ThreadSeq ?? message.Seq;
        switch (random.Next(10))
        {
            case 0 or 1 when message.DeletedAt is null:
                await who.Api.Messages.ReactAsync(message.Id, emoji);
                break;
            case 2:
                await who.Api.Messages.UnreactAsync(message.Id, emoji);
                break;
            case 3 when message.DeletedAt is null:
                await who.Api.Messages.PinAsync(message.Id);
                break;
            case 4:
                await who.Api.Messages.UnpinAsync(message.Id);
                break;
            case 5 or 6:
                await SayAsync(who, message.ConversationId, "a reply", threadSeq: root);
                break;
            case 7 when message.ThreadSeq is null:
                await device.OpenAsync(message);
                break;
            case 8:
                await SayAsync(who, message.ConversationId, "an answer", replyToSeq: message.Seq);
                break;
            case 9:
                var named = people[random.Next(people.Length)];
                var inThread = random.Next(3) == 0 ? root : (long?)null;
                await SayAsync(who, message.ConversationId, $"you, {Mentions.Of(named.Id)}", threadSeq: inThread);
                break;
        }
    }

    private static Task SayAsync(Tester who, Guid room, string text, long? replyToSeq = null, long? threadSeq = null) =>
        who.Api.Messages.SendAsync(room, new SendMessageRequest(Guid.CreateVersion7(), text, replyToSeq, threadSeq));

    private static async Task<Message?> AnyAsync(Random random, Tester who, Guid room)
    {
        var last = (await who.ConversationAsync(room)).LastSeq;
        return last == 0 ? null : await who.Api.Messages.GetAsync(room, 1 + random.NextInt64(last));
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
        // As JSON: records do not compare the arrays that they hold.
        Assert.Equal(fetched.Select(Text), device.List.Items.Select(Text));

        foreach (var (conversation, log) in device.Logs)
        {
            var history = await device.Owner.ReadAllAsync(conversation);
            // The window may begin later than the history, but it reaches the end and has no hole.
            Assert.Equal(history.TakeLast(log.Items.Count).Select(Text), log.Items.Select(Text));
            // A tombstone shows no quote.
            var standing = log.Items.Where(message => message.DeletedAt is null);
            foreach (var seq in standing.Select(message => message.ReplyToSeq).OfType<long>())
                Assert.Equal(
                    Seen(await device.Owner.Api.Messages.GetAsync(conversation, seq)),
                    log.Find(seq) is { } quoted ? Seen(quoted) : null
                );
        }
        foreach (var (root, log) in device.Threads)
        {
            var page = await device.Owner.Api.Threads.NewestAsync(root.Id, 100);
            Assert.Equal(page.Items.TakeLast(log.Items.Count).Select(Text), log.Items.Select(Text));
            Assert.Equal(Text(page.Root!), Text(log.Root!));
        }
    }

    private static string Text(Conversation conversation) =>
        JsonSerializer.Serialize(conversation, VvsImJson.Default.Conversation);

    private static string Text(Message message) => JsonSerializer.Serialize(message, VvsImJson.Default.Message);

    // A quote shows who said what; what one reacted with is not known of every message that is quoted.
    private static string Seen(Message message) => $"{message.Seq}@{message.Change}: {message.Text}";
}
