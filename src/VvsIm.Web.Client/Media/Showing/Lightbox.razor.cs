using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using VvsIm.Contracts.Media;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Media.Showing;

/// <summary>
/// A picture or video over everything, in full. It goes through the row that <see cref="Viewing"/> knows; zooming, panning and swiping
/// are the script's.
/// </summary>
public sealed partial class Lightbox
{
    private readonly CancellationTokenSource left = new();
    private DotNetObjectReference<Lightbox>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? view;
    private ElementReference dialog;
    private IDisposable[] subscriptions = [];
    private IDisposable? following;
    private OpenLog? followed;
    private SharedMedium? item;
    private bool loaded;
    private bool failed;
    private bool open;
    private int tries;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    protected override void OnInitialized()
    {
        subscriptions = [Chat.Viewing.Changed.Subscribe(Turn), Chat.Changed.Subscribe(Chat.Viewing.Refresh)];
        Navigation.LocationChanged += Leave;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (open == item is not null)
            return;
        open = item is not null;
        if (view is null && !await ImportAsync())
            return;
        await view!.InvokeVoidAsync(open ? "show" : "hide");
    }

    /// <summary>Goes on (1) or back (-1): called by the script.</summary>
    [JSInvokable]
    public void Step(int by) => Chat.Viewing.Step(by);

    private async Task<bool> ImportAsync()
    {
        var imported = await Js.InvokeAsync<IJSObjectReference>("import", "./Media/Showing/Lightbox.razor.js");
        if (left.IsCancellationRequested)
        {
            await imported.DisposeAsync();
            return false;
        }
        module = imported;
        self = DotNetObjectReference.Create(this);
        view = await imported.InvokeAsync<IJSObjectReference>("init", dialog, self);
        return true;
    }

    private void Turn() =>
        _ = InvokeAsync(() =>
        {
            var now = Chat.Viewing.Current;
            if (now?.Attachment?.Id != item?.Attachment?.Id)
                (loaded, failed, tries) = (false, false, 0);
            item = now;
            Follow();
            StateHasChanged();
        });

    // What is deleted while one looks at it goes from the screen.
    private void Follow()
    {
        var log = item is null ? null : Chat.Open;
        if (ReferenceEquals(log, followed))
            return;
        following?.Dispose();
        followed = log;
        following = log?.Changed.Subscribe(Chat.Viewing.Refresh);
    }

    private async Task GoAsync()
    {
        if (item?.Message is not { } message)
            return;
        Chat.Viewing.Close();
        await Chat.ShowAsync(message.ConversationId, message.Seq);
    }

    private void Retry() => (failed, loaded, tries) = (false, false, tries + 1);

    private string Path(string path) => tries == 0 ? path : $"{path}?try={tries}";

    private void Leave(object? sender, LocationChangedEventArgs e) => Chat.Viewing.Close();

    private static string Words(SharedMedium shown) => shown.Attachment!.Alt ?? shown.Attachment.Name;

    // Shown as it is, not blown up.
    private static bool IsSmall(Attachment file) => file is { Width: < 600, Height: < 600 };

    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        left.Dispose();
        Navigation.LocationChanged -= Leave;
        foreach (var subscription in subscriptions)
            subscription.Dispose();
        following?.Dispose();
        if (view is not null)
        {
            await view.InvokeVoidAsync("dispose");
            await view.DisposeAsync();
            await module!.DisposeAsync();
        }
        self?.Dispose();
    }
}
