namespace VvsIm.Contracts.Realtime;

/// <summary>Answer of <c>GET /api/realtime/token</c>.</summary>
/// <param name="Url">The WebSocket to connect to, absolute.</param>
/// <param name="Token">A connection token that lives 10 minutes and subscribes to the user's own channel.</param>
public sealed record RealtimeToken(string Url, string Token);

/// <summary>Body of <c>POST /api/realtime/subscribe</c>.</summary>
public sealed record SubscribeRequest(string? Channel);

/// <summary>Answer of <c>POST /api/realtime/subscribe</c>: a subscription token that lives 5 minutes.</summary>
public sealed record SubscriptionToken(string Token);
