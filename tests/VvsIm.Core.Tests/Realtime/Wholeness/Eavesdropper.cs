using System.Collections.Concurrent;
using System.Text.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>Stands where the realtime engine stands, and drops each event into the inbox of every device that may hear it.</summary>
internal sealed class Eavesdropper : IRealtime
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<ConcurrentQueue<RealtimeEvent>>> listeners = [];

    public void Listen(string channel, ConcurrentQueue<RealtimeEvent> inbox) =>
        listeners.GetOrAdd(channel, _ => []).Add(inbox);

    public Task<PublicationError?[]> PublishAsync(
        IReadOnlyList<Publication> publications,
        CancellationToken cancellationToken
    )
    {
        foreach (var publication in publications)
        {
            var happened = JsonSerializer.Deserialize(publication.Data.Span, VvsImJson.Default.RealtimeEvent)!;
            foreach (var channel in publication.Channels)
                if (listeners.TryGetValue(channel, out var inboxes))
                    foreach (var inbox in inboxes)
                        inbox.Enqueue(happened);
        }
        return Task.FromResult(new PublicationError?[publications.Count]);
    }

    public Task UnsubscribeAsync(Guid userId, string channel, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task DisconnectAsync(Guid userId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<Guid>> PresenceAsync(string channel, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Guid>>([]);

    public Task<RealtimeReport> ReportAsync(int channels, CancellationToken cancellationToken) =>
        Task.FromResult(new RealtimeReport([], []));

    public Task<RealtimeInfo> InfoAsync(CancellationToken cancellationToken) => Task.FromResult(new RealtimeInfo(0, 0));
}
