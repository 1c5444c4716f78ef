namespace VvsIm.Contracts.Realtime;

/// <summary>The realtime part of the API.</summary>
public readonly struct RealtimeClient(VvsImClient client)
{
    /// <summary>A token to connect with.</summary>
    /// <exception cref="ProblemException">unauthenticated: stop connecting.</exception>
    public Task<RealtimeToken> TokenAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/realtime/token", VvsImJson.Default.RealtimeToken, cancellationToken);

    /// <summary>A token to subscribe to this channel with.</summary>
    /// <exception cref="ProblemException">forbidden: not yours, stop trying; unauthenticated.</exception>
    public async Task<string> SubscribeAsync(string channel, CancellationToken cancellationToken = default) =>
        (
            await client.SendAsync(
                HttpMethod.Post,
                "api/realtime/subscribe",
                new SubscribeRequest(channel),
                VvsImJson.Default.SubscribeRequest,
                VvsImJson.Default.SubscriptionToken,
                cancellationToken
            )
        ).Token;
}
