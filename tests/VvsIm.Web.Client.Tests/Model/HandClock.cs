namespace VvsIm.Web.Client.Tests.Model;

/// <summary>
/// A clock that stands still until a test moves it; timers fire on the mover's thread, in order. Answers of a server may set and end timers
/// on other threads meanwhile.
/// </summary>
internal sealed class HandClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<HandTimer> timers = [];
    private DateTimeOffset now = new(2026, 5, 17, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = now + by;
        while (TakeDue(until) is { } next)
            next.Fire();
        now = until;
    }

    private HandTimer? TakeDue(DateTimeOffset until)
    {
        lock (gate)
        {
            if (timers.Where(t => t.Due <= until).MinBy(t => t.Due) is not { } next)
                return null;
            now = next.Due;
            timers.Remove(next);
            return next;
        }
    }

    private void Forget(HandTimer timer)
    {
        lock (gate)
            timers.Remove(timer);
    }

    private void Await(HandTimer timer)
    {
        lock (gate)
            timers.Add(timer);
    }

    private sealed class HandTimer(HandClock clock, Action fire) : ITimer
    {
        private TimeSpan every = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; private set; }

        public void Fire()
        {
            if (every != Timeout.InfiniteTimeSpan)
                Change(every, every);
            fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Forget(this);
            every = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            Due = clock.now + dueTime;
            clock.Await(this);
            return true;
        }

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
