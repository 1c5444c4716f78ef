using VvsIm.Contracts.Presence;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Presence;

/// <summary>Who types where. Somebody stops by their message's arriving, or by saying nothing more of it. Not thread-safe.</summary>
public sealed class Typists(TimeProvider time) : IDisposable
{
    private readonly Dictionary<(Guid Conversation, long? Thread, Guid User), DateTimeOffset> until = [];
    private ITimer? timer;

    /// <summary>Somebody begins or stops.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Who types there now, by when they began to count; oneself never.</summary>
    public IReadOnlyList<Guid> In(Guid conversation, long? thread)
    {
        var now = time.GetUtcNow();
        return
        [
            .. until
                .Where(one => one.Key.Conversation == conversation && one.Key.Thread == thread && one.Value > now)
                .Select(one => one.Key.User),
        ];
    }

    /// <summary>Somebody says that they type.</summary>
    public void Begin(Typing typing)
    {
        var key = (typing.ConversationId, typing.ThreadSeq, typing.UserId);
        var goesOn = until.TryGetValue(key, out var end) && end > time.GetUtcNow();
        until[key] = time.GetUtcNow() + PresenceTimes.TypingLasts;
        Await();
        if (!goesOn)
            Changed.Raise();
    }

    /// <summary>Their message has arrived.</summary>
    public void End(Guid conversation, long? thread, Guid user)
    {
        if (until.Remove((conversation, thread, user)))
            Changed.Raise();
    }

    /// <summary>Nobody is known to type any more.</summary>
    public void Clear()
    {
        until.Clear();
        Changed.Raise();
    }

    public void Dispose() => timer?.Dispose();

    private void Await()
    {
        timer?.Dispose();
        timer =
            until.Count == 0
                ? null
                : time.CreateTimer(
                    _ => Expire(),
                    null,
                    Max(until.Values.Min() - time.GetUtcNow(), TimeSpan.Zero),
                    Timeout.InfiniteTimeSpan
                );
    }

    private void Expire()
    {
        var now = time.GetUtcNow();
        foreach (var over in until.Where(one => one.Value <= now).Select(one => one.Key).ToArray())
            until.Remove(over);
        Await();
        Changed.Raise();
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
