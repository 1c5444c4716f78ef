using VvsIm.Web.EmbeddedRealtime.Publishing;

namespace VvsIm.Web.EmbeddedRealtime.Connections;

/// <summary>One channel of one connection.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="ServerSide">Made by the server; its end is the connection's end.</param>
/// <param name="ExpiresAt">Unix seconds; null when it lives as long as its connection.</param>
internal sealed record Subscription(Channel Channel, bool ServerSide, long? ExpiresAt);
