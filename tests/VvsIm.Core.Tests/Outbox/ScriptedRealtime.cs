using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Tests.Outbox;

/// <summary>A realtime engine that writes down what it is given and fails as it is told.</summary>
internal sealed class ScriptedRealtime : IRealtime
{
    /// <summary>Asked before each call: what it returns is thrown.</summary>
    public Func<int, Exception?> Fail { get; init; } = _ => null;

    /// <summary>Asked for each publication: what it returns refuses it.</summary>
    public Func<Publication, PublicationError?> Refuse { get; init; } = _ => null;

    /// <summary>Publications of calls that succeeded, in order.</summary>
    public ConcurrentQueue<Publication> Published { get; } = [];

    public int Calls { get; private set; }

    public Task<PublicationError?[]> PublishAsync(
        IReadOnlyList<Publication> publications,
        CancellationToken cancellationToken
    )
    {
        lock (Published)
        {
            if (Fail(Calls++) is { } failure)
                throw failure;
            foreach (var publication in publications)
                Published.Enqueue(publication);
            return Task.FromResult(publications.Select(Refuse).ToArray());
        }
    }

    public IEnumerable<long> Seqs =>
        Published
            .Select(publication => JsonNode.Parse(publication.Data.Span)!)
            .Where(data => (string?)data["type"] == "messageCreated")
            .Select(data => (long)data["message"]!["seq"]!);

    public Task UnsubscribeAsync(Guid userId, string channel, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task DisconnectAsync(Guid userId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<Guid>> PresenceAsync(string channel, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Guid>>([]);

    public Task<RealtimeReport> ReportAsync(int channels, CancellationToken cancellationToken) =>
        Task.FromResult(new RealtimeReport([], []));

    public Task<RealtimeInfo> InfoAsync(CancellationToken cancellationToken) => Task.FromResult(new RealtimeInfo(0, 0));
}
