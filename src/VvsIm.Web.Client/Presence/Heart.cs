using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Presence;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Presence;

/// <summary>
/// Says that this tab lives: regularly, and soon after something of it changed. Whether somebody is at it,
/// wwwroot/Presence/activity.js knows, which also says goodbye when the tab closes.
/// </summary>
public sealed class Heart : IAsyncDisposable
{
    // So that hurrying through five conversations is one beat.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private readonly Guid device = Guid.NewGuid();
    private readonly VvsImClient client;
    private readonly ScriptModule script;
    private readonly DotNetObjectReference<Heart> self;
    private readonly ITimer timer;
    private IJSObjectReference? activity;
    private Guid? open;
    private bool active = true;
    private bool visible = true;
    private bool tells;
    private bool disposed;

    public Heart(VvsImClient client, IJSRuntime js, TimeProvider time)
    {
        this.client = client;
        script = new ScriptModule(js, "./Presence/activity.js");
        self = DotNetObjectReference.Create(this);
        timer = time.CreateTimer(_ => _ = BeatAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to beat, unless the person does not show their presence.</summary>
    public async Task StartAsync(bool shares)
    {
        Share(shares);
        try
        {
            var module = await script.GetAsync();
            if (disposed)
                return;
            activity = await module.InvokeAsync<IJSObjectReference>("init", self, device, Idle.TotalMilliseconds);
        }
        catch (JSException)
        {
            // The script was not reached: this tab counts as active until it is loaded again.
        }
    }

    /// <summary>Whether the person shows their presence. Who stops says goodbye.</summary>
    public void Share(bool shares)
    {
        var stops = tells && !shares;
        tells = shares;
        if (stops)
            _ = GoodbyeAsync();
        else
            BeatSoon();
    }

    /// <summary>This conversation is on screen from now on; null: none.</summary>
    public void Enter(Guid? conversation)
    {
        if (open == conversation)
            return;
        open = conversation;
        BeatSoon();
    }

    /// <summary>Beats soon, as when the network is back.</summary>
    public void BeatSoon()
    {
        if (tells && !disposed)
            timer.Change(Soon, PresenceTimes.Beat);
    }

    /// <summary>Somebody is at this tab, or not any more; it can be seen, or not.</summary>
    [JSInvokable]
    public void Turned(bool isActive, bool isVisible)
    {
        (active, visible) = (isActive, isVisible);
        BeatSoon();
    }

    /// <summary>Says that this tab is gone.</summary>
    public async Task GoodbyeAsync()
    {
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await SayAsync(new(device, PresenceState.Offline));
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        await timer.DisposeAsync();
        if (activity is not null)
        {
            await activity.InvokeVoidAsync("dispose");
            await activity.DisposeAsync();
        }
        await script.DisposeAsync();
        self.Dispose();
    }

    // Nobody is in a conversation that cannot be seen.
    private Task BeatAsync() =>
        tells && !disposed
            ? SayAsync(new(device, active ? PresenceState.Online : PresenceState.Away, visible ? open : null))
            : Task.CompletedTask;

    private async Task SayAsync(BeatRequest beat)
    {
        try
        {
            await client.Presence.BeatAsync(beat);
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            // The next one will do.
        }
    }
}
