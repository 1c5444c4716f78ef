using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Realtime;

/// <summary>Says that news does not arrive at the moment, once that has lasted long enough to matter. It never stands in the way.</summary>
public sealed partial class ConnectionNotice
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private IDisposable? subscription;
    private ITimer? timer;
    private bool waiting;
    private bool ended;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override void OnInitialized()
    {
        timer = Time.CreateTimer(_ => _ = InvokeAsync(Complain), null, Patience, Timeout.InfiniteTimeSpan);
        subscription = Chat.Connection.Changed.Subscribe(() => _ = InvokeAsync(Follow));
    }

    private void Follow()
    {
        var state = Chat.Connection.State;
        ended = state == ConnectionState.Ended;
        if (state == ConnectionState.Connected)
        {
            waiting = false;
            timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        else if (!waiting)
            timer?.Change(Patience, Timeout.InfiniteTimeSpan);
        StateHasChanged();
    }

    private void Complain()
    {
        waiting = Chat.Connection.State == ConnectionState.Connecting;
        StateHasChanged();
    }

    private void Reload() => Navigation.NavigateTo(Navigation.Uri, forceLoad: true);

    public void Dispose()
    {
        subscription?.Dispose();
        timer?.Dispose();
    }
}
