namespace VvsIm.Web.Client.Shell;

/// <summary>Says that something changed, to whoever listens at the moment.</summary>
public sealed class Signal
{
    private Action? listeners;

    /// <summary>Calls <paramref name="changed"/> at every change until the answer is disposed.</summary>
    public IDisposable Subscribe(Action changed)
    {
        listeners += changed;
        return new Subscription(this, changed);
    }

    /// <summary>Something changed.</summary>
    public void Raise() => listeners?.Invoke();

    private sealed class Subscription(Signal signal, Action changed) : IDisposable
    {
        public void Dispose() => signal.listeners -= changed;
    }
}
