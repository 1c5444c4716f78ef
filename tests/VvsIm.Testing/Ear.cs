using System.Collections.Concurrent;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Testing;

/// <summary>Remembers what reaches a person, so that a test can ask for it when it has come.</summary>
public sealed class Ear : IAsyncDisposable
{
    private readonly ConcurrentQueue<RealtimeEvent> heard = new();
    private Listener? listener;

    /// <summary>Everything so far, in the order it came.</summary>
    public IReadOnlyCollection<RealtimeEvent> Heard => heard;

    /// <summary>Connects as this person, and listens to these channels besides their own and their workspaces'.</summary>
    public static async Task<Ear> OfAsync(Tester who, params IEnumerable<string> channels)
    {
        var ear = new Ear();
        ear.listener = await Listener.OpenAsync(who, ear.heard.Enqueue);
        foreach (var channel in channels)
            await ear.listener.SubscribeAsync(who, channel);
        return ear;
    }

    /// <summary>Waits until as many of this kind have come, and answers them.</summary>
    public Task<IReadOnlyList<T>> HearsAsync<T>(int count = 1, CancellationToken cancellationToken = default)
        where T : RealtimeEvent => HearsAsync<T>(_ => true, count, cancellationToken);

    /// <summary>The same, of those that fit: what happened just before connecting may come too.</summary>
    public async Task<IReadOnlyList<T>> HearsAsync<T>(
        Func<T, bool> fits,
        int count = 1,
        CancellationToken cancellationToken = default
    )
        where T : RealtimeEvent
    {
        await Eventually.TrueAsync(
            () => heard.OfType<T>().Count(fits) >= count,
            $"{count} {typeof(T).Name} arrive",
            cancellationToken
        );
        return [.. heard.OfType<T>().Where(fits)];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (listener is not null)
            await listener.DisposeAsync();
    }
}
