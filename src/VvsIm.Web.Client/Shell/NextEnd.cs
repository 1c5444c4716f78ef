namespace VvsIm.Web.Client.Shell;

/// <summary>
/// Says that something changed when the next of many times is over, of mutes or statuses: nothing arrives then, but what is on screen
/// looks different.
/// </summary>
internal sealed class NextEnd : IDisposable
{
    // A timer of the browser cannot be set further ahead than some weeks, and sleeps with the machine.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Func<DateTimeOffset, DateTimeOffset?> find;
    private readonly Signal changed;
    private readonly TimeProvider time;
    private readonly IDisposable subscription;
    private DateTimeOffset? awaited;
    private ITimer? timer;

    /// <summary>Looks again whenever something changed.</summary>
    /// <param name="find">The first end after this moment; null if there is none.</param>
    /// <param name="changed">What to follow, and to raise.</param>
    /// <param name="time">Of the device.</param>
    public NextEnd(Func<DateTimeOffset, DateTimeOffset?> find, Signal changed, TimeProvider time)
    {
        (this.find, this.changed, this.time) = (find, changed, time);
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
        var next = find(now);
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
