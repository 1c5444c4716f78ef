using System.Diagnostics;
using System.Globalization;
using VvsIm.Contracts.Presence;

namespace VvsIm.Load;

/// <summary>
/// What presence costs with many connected: deliveries and bytes when all come at once, and when one more comes and goes.
/// </summary>
internal static class PresenceScenario
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(4);

    public static async Task<string> RunAsync(LoadSettings settings, CancellationToken cancellationToken)
    {
        var users = await LoadUser.SignUpAsync(settings, settings.Readers, "people", cancellationToken);
        var (deliveries, bytes) = (0L, 0L);
        var sockets = new List<ReaderSocket>();
        foreach (var chunk in users.Chunk(50))
            sockets.AddRange(
                await Task.WhenAll(
                    chunk.Select(user =>
                        ReaderSocket.OpenAsync(
                            user.Client,
                            _ => { },
                            length =>
                            {
                                Interlocked.Increment(ref deliveries);
                                Interlocked.Add(ref bytes, length);
                            },
                            cancellationToken
                        )
                    )
                )
            );

        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(users.Select(user => BeatAsync(user, PresenceState.Online, cancellationToken)));
        var said = Stopwatch.GetElapsedTime(began);
        var atOnce = await CountAsync();
        await BeatAsync(users[0], PresenceState.Offline, cancellationToken);
        var going = await CountAsync();
        await BeatAsync(users[0], PresenceState.Online, cancellationToken);
        var coming = await CountAsync();
        foreach (var socket in sockets)
            await socket.DisposeAsync();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {users.Length} people said at once that they live, in {said.TotalSeconds:0.0} s.
            all at once: {atOnce}
            one goes:    {going}
            one comes:   {coming}
            """
        );

        async Task<string> CountAsync()
        {
            await Task.Delay(Settled, cancellationToken);
            var (count, size) = (Interlocked.Exchange(ref deliveries, 0), Interlocked.Exchange(ref bytes, 0));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{count} deliveries, {size} bytes ({(double)size / users.Length:0} per person)"
            );
        }
    }

    private static Task BeatAsync(LoadUser user, PresenceState state, CancellationToken cancellationToken) =>
        user.Client.Presence.BeatAsync(new(user.Id, state), cancellationToken);
}
