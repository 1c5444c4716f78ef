using System.Diagnostics;
using System.Globalization;
using VvsIm.Contracts.Conversations;

namespace VvsIm.Load;

/// <summary>How many acknowledged sends a second: each writer waits for its 201 before it sends again.</summary>
internal static class SendScenario
{
    public static async Task<string> RunAsync(LoadSettings settings, CancellationToken cancellationToken)
    {
        var writers = await LoadUser.SignUpAsync(settings, settings.Writers, "writers", cancellationToken);
        var conversations = new Guid[settings.Conversations];
        for (var i = 0; i < conversations.Length; i++)
            conversations[i] = (
                await writers[0]
                    .Client.Conversations.CreateAsync(
                        new(ConversationKind.Group, $"Load {i}", [.. writers.Skip(1).Select(user => user.Id)]),
                        cancellationToken
                    )
            ).Id;

        Console.WriteLine(
            $"{settings.Writers} writers, {settings.Conversations} conversations, {settings.Seconds} s …"
        );
        var latencies = new Latencies();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(
            writers.Select(
                async (writer, number) =>
                {
                    var conversation = conversations[number % conversations.Length];
                    while (clock.Elapsed.TotalSeconds < settings.Seconds)
                    {
                        var began = Stopwatch.GetTimestamp();
                        await writer.Client.Messages.SendAsync(
                            conversation,
                            Guid.CreateVersion7(),
                            "The quick brown fox jumps over the lazy dog.",
                            cancellationToken
                        );
                        latencies.Add(Stopwatch.GetElapsedTime(began));
                    }
                }
            )
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{latencies.Count} sends in {clock.Elapsed.TotalSeconds:0.0} s: {latencies.Count / clock.Elapsed.TotalSeconds:0} a second; {latencies}"
        );
    }
}
