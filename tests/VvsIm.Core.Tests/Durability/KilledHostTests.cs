using System.Collections.Concurrent;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;
using VvsIm.Web.Client.Messages;

namespace VvsIm.Core.Tests.Durability;

public sealed class KilledHostTests
{
    private const int Messages = 2_000;
    private const int Writers = 20;

    [Fact]
    public async Task What_was_acknowledged_before_kill_minus_nine_is_there_once_and_reaches_a_reader_once_in_order()
    {
        await using var database = await TestDatabase.CreateAsync();
        var host = await ChildHost.StartAsync(database.ConnectionString);
        var (port, url) = (host.Url.Port, host.Url);
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Tester.SignUpAsync(url, $"Writer {n}")));
        var reader = await Tester.SignUpAsync(url, "Reader");
        var room = await people[0].CreateGroupAsync("Ops", [.. people[1..], reader]);

        var log = new MessageLog(reader.Id);
        log.Load(await reader.Api.Messages.NewestAsync(room));
        var arrived = new ConcurrentQueue<MessageCreated>();
        var before = await Listener.OpenAsync(reader, Hear);
        var acknowledged = new ConcurrentDictionary<Guid, Message>();
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(WriteAsync));

        await half.Task;
        await host.KillAsync();
        await before.Closed;
        var acknowledgedBefore = acknowledged.Values.ToArray();
        var heardBefore = arrived.Count;
        await using var restarted = await ChildHost.StartAsync(database.ConnectionString, port);
        // As the app does: subscribe first, then fetch what was missed, then go on with events.
        await using var after = await Listener.OpenAsync(reader, Hear);
        await writing;
        await host.DisposeAsync();
        await before.DisposeAsync();

        await Eventually.TrueAsync(
            () => arrived.Any(created => created.Message.Seq == Messages),
            "the last message is delivered"
        );
        foreach (var created in arrived)
            log.Apply(created);
        while (log.Missing is { } missing)
            log.Apply(await reader.Api.Messages.ChangesAsync(room, missing), missing);

        var stored = await reader.ReadAllAsync(room);
        Assert.InRange(acknowledgedBefore.Length, 1, Messages - 1);
        Assert.InRange(heardBefore, 1, Messages - 1);
        Assert.Equal(Enumerable.Range(1, Messages).Select(n => (long)n), stored.Select(message => message.Seq));
        Assert.Equal(Messages, stored.Select(message => message.ClientId).Distinct().Count());
        Assert.All(acknowledged.Values, message => Assert.Equal(message, stored[(int)message.Seq - 1]));
        Assert.Equal(stored, log.Items);
        Assert.Equal(Messages, log.Change);

        void Hear(RealtimeEvent happened)
        {
            if (happened is MessageCreated created)
                arrived.Enqueue(created);
        }

        async Task WriteAsync(int writer)
        {
            for (var n = 0; n < Messages / Writers; n++)
            {
                var clientId = Guid.CreateVersion7();
                acknowledged[clientId] = await SendUntilAcknowledgedAsync(
                    people[writer % people.Length],
                    room,
                    clientId
                );
                if (acknowledged.Count >= Messages / 4)
                    half.TrySetResult();
            }
        }
    }

    private static async Task<Message> SendUntilAcknowledgedAsync(Tester who, Guid room, Guid clientId)
    {
        Message? stored = null;
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    stored = await who.Api.Messages.SendAsync(room, clientId, $"message {clientId}");
                    return true;
                }
                catch (Exception e)
                    when (e is HttpRequestException or ProblemException { Code: ProblemCodes.Unavailable })
                {
                    return false;
                }
            },
            "the message is acknowledged"
        );
        return stored!;
    }
}
