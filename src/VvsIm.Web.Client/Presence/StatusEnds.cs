using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Presence;

/// <summary>Says that something changed when somebody's status is over: nothing arrives then, but names look different.</summary>
internal sealed class StatusEnds : IDisposable
{
    // A timer of the browser cannot be set further ahead than some weeks, and sleeps with the machine.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly People people;
    private readonly Signal changed;
    private readonly TimeProvider time;
    private readonly IDisposable subscription;
    private DateTimeOffset? awaited;
    private ITimer? timer;

    public StatusEnds(People people, Signal changed, TimeProvider time)
    {
        (this.people, this.changed, this.time) = (people, changed, time);
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
        var next = people.Known.Select(user => user.Status?.Until).Where(until => until > now).Min();
        if (next == awaited)
            return;
        awaited = next;
        timer?.Dispose();
        timer = next is { } end
            ? time.CreateTimer(_ => Look(), null, end - now < Longest ? end - now : Longest, Timeout.InfiniteTimeSpan)
            : null;
    }

    private void Look()
    {
        awaited = null;
        changed.Raise();
    }
}
