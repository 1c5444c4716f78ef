using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using VvsIm.Contracts.Conversations;

namespace VvsIm.Load;

/// <summary>How long from a send until each reader's socket has the message, at a steady rate.</summary>
internal static class ReachScenario
{
    public static async Task<string> RunAsync(LoadSettings settings, CancellationToken cancellationToken)
    {
        var readers = await LoadUser.SignUpAsync(settings, settings.Readers, "readers", cancellationToken);
        var sender = await LoadUser.SignUpAsync(settings, 0, cancellationToken);
        var conversation = await sender.Client.Conversations.CreateAsync(
            new(ConversationKind.Group, "Reach", [.. readers.Select(user => user.Id)]),
            cancellationToken
        );

        var sent = new ConcurrentDictionary<Guid, long>();
        var latencies = new Latencies();
        var sockets = await Task.WhenAll(
            readers.Select(reader =>
                ReaderSocket.OpenAsync(
                    reader.Client,
                    clientId =>
                    {
                        if (sent.TryGetValue(clientId, out var began))
                            latencies.Add(Stopwatch.GetElapsedTime(began));
                    },
                    cancellationToken
                )
            )
        );

        Console.WriteLine($"{settings.Rate} messages a second to {readers.Length} readers, {settings.Seconds} s …");
        var total = settings.Rate * settings.Seconds;
        using (var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / settings.Rate)))
        {
            var sends = new List<Task>();
            for (var i = 0; i < total && await timer.WaitForNextTickAsync(cancellationToken); i++)
            {
                var clientId = Guid.CreateVersion7();
                sent[clientId] = Stopwatch.GetTimestamp();
                sends.Add(
                    sender.Client.Messages.SendAsync(conversation.Id, clientId, $"Message {i}", cancellationToken)
                );
            }
            await Task.WhenAll(sends);
        }

        var expected = total * readers.Length;
        var deadline = Stopwatch.StartNew();
        while (latencies.Count < expected && deadline.Elapsed < TimeSpan.FromSeconds(10))
            await Task.Delay(20, cancellationToken);
        foreach (var socket in sockets)
            await socket.DisposeAsync();
        return string.Create(CultureInfo.InvariantCulture, $"{latencies.Count} of {expected} deliveries: {latencies}");
    }
}
