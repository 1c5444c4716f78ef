namespace VvsIm.Web.EmbeddedRealtime.Publishing;

/// <summary>A place in a channel's stream. An offset means nothing under another epoch.</summary>
internal readonly record struct StreamPosition(ulong Offset, string? Epoch);

/// <summary>A publication of the past, with its number.</summary>
internal readonly record struct PastPublication(ulong Offset, Payload Payload);

/// <summary>What a new subscriber is told.</summary>
/// <param name="Position">Where the stream stands, or where the client left it when all it missed follows.</param>
/// <param name="Missed">Publications after <paramref name="Position"/>; empty unless recovered.</param>
/// <param name="Recovered">Nothing is missing.</param>
/// <param name="WasRecovering">The client asked to recover.</param>
internal sealed record SubscribeResult(
    StreamPosition Position,
    IReadOnlyList<PastPublication> Missed,
    bool Recovered,
    bool WasRecovering
)
{
    /// <summary>Whether the channel has positions to recover from.</summary>
    public bool Recoverable => Position.Epoch is not null;
}
