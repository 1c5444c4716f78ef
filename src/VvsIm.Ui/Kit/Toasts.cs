using System.Collections.Immutable;

namespace VvsIm.Ui.Kit;

/// <summary>The toasts on the screen. Each goes by itself after a while, one with an action later, since it must be read first.</summary>
public sealed class Toasts(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_lifeWithAction = TimeSpan.FromSeconds(10);
    private readonly Dictionary<Toast, ITimer> _timers = new(ReferenceEqualityComparer.Instance);

    /// <summary>The toasts, the oldest first.</summary>
    public ImmutableList<Toast> All { get; private set; } = [];

    /// <summary>Raised when <see cref="All"/> is another; not necessarily on the renderer's thread.</summary>
    public event Action? Changed;

    /// <summary>Shows a toast.</summary>
    public void Show(Toast toast)
    {
        All = All.Add(toast);
        var life =
            toast.Stays ? Timeout.InfiniteTimeSpan
            : toast.Action is null ? s_life
            : s_lifeWithAction;
        _timers[toast] = time.CreateTimer(_ => Dismiss(toast), null, life, Timeout.InfiniteTimeSpan);
        Changed?.Invoke();
    }

    /// <summary>Takes a toast away; nothing happens if it has gone already.</summary>
    public void Dismiss(Toast toast)
    {
        if (!_timers.Remove(toast, out var timer))
            return;
        timer.Dispose();
        All = All.RemoveAll(shown => ReferenceEquals(shown, toast));
        Changed?.Invoke();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var timer in _timers.Values)
            timer.Dispose();
        _timers.Clear();
    }
}
