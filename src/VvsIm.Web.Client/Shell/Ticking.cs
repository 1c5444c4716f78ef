namespace VvsIm.Web.Client.Shell;

/// <summary>A second hand, for what counts down on screen. It moves only while somebody wants it to.</summary>
internal sealed class Ticking(TimeProvider time, Action tick) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private ITimer? timer;

    /// <summary>Moves from now on, or no longer.</summary>
    public void Run(bool wanted)
    {
        if (wanted == timer is not null)
            return;
        timer?.Dispose();
        timer = wanted ? time.CreateTimer(_ => tick(), null, Second, Second) : null;
    }

    public void Dispose() => timer?.Dispose();
}
