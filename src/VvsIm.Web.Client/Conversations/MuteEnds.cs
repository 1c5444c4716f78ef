using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>Says that something changed when a mute is over: nothing arrives then, but the list and the tab look different.</summary>
internal sealed class MuteEnds : IDisposable
{
    // A timer of the browser cannot be set further ahead than some weeks, and sleeps with the machine.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly ConversationList list;
    private readonly Signal changed;
    private readonly TimeProvider time;
    private readonly IDisposable subscription;
    private DateTimeOffset? awaited;
    private ITimer? timer;

    public MuteEnds(ConversationList list, Signal changed, TimeProvider time)
    {
        (this.list, this.changed, this.time) = (list, changed, time);
        subscription = changed.Subscribe(Await);
    }

    public void Dispose()
    {
        subscription.Dispose();
        timer?.Dispose();
    }

    private void Await()
    {
        var now = time.GetUtcNow();
        var next = list.Items.NextEndOfMute(now);
        if (next == awaited)
            return;
        awaited = next;
        timer?.Dispose();
        timer = next is { } end
            ? time.CreateTimer(_ => Look(), null, Min(end - now, Longest), Timeout.InfiniteTimeSpan)
            : null;
    }

    private void Look()
    {
        awaited = null;
        changed.Raise();
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
