using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// When one may say the next thing where slow mode is on: by when one said something last, by this device's clock, or by what the server
/// answered. Not thread-safe.
/// </summary>
public sealed class Pace(TimeProvider time)
{
    private readonly Dictionary<Guid, DateTimeOffset> said = [];
    private readonly Dictionary<Guid, DateTimeOffset> refused = [];

    /// <summary>One has said something there, now or at a time that is known from before.</summary>
    public void Said(Guid conversationId, DateTimeOffset? at = null)
    {
        var now = time.GetUtcNow();
        // The clocks differ: then the server's answer is all there is to go by.
        if (at > now)
            return;
        if (said.GetValueOrDefault(conversationId) is var before && (at ?? now) > before)
            said[conversationId] = at ?? now;
    }

    /// <summary>The server wants one to wait this long.</summary>
    public void Refused(Guid conversationId, TimeSpan wait) => refused[conversationId] = time.GetUtcNow() + wait;

    /// <summary>How long the server still wants one to wait; null when it does not.</summary>
    public TimeSpan? Refused(Guid conversationId) => Until(refused.GetValueOrDefault(conversationId));

    /// <summary>How long it is until the next thing may be said; null when that is now.</summary>
    public TimeSpan? Wait(Conversation? conversation) =>
        conversation is { SlowSeconds: > 0 and var seconds }
        && !conversation.May(Act.PassSlowMode, time.GetUtcNow())
        && said.TryGetValue(conversation.Id, out var last)
            ? Later(Until(last.AddSeconds(seconds)), Refused(conversation.Id))
            : null;

    private TimeSpan? Until(DateTimeOffset at) =>
        at - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : null;

    private static TimeSpan? Later(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;
}
