using Microsoft.JSInterop;

namespace VvsIm.Ui.Kit;

/// <summary>
/// What one can do with a thing, by a button beside it, a right click or a long press. One menu serves a whole list: whoever opens it
/// says where, and its content is made anew at every opening. The arrows move, letters find, Esc closes, and the focus goes back to
/// where it was. On a phone it is a sheet at the bottom. What <c>data-long-press</c> marks gets a <c>contextmenu</c> event from a
/// long press on every platform, once there is a menu on the page.
/// </summary>
public sealed partial class Menu
{
    private ElementReference _menu;
    private IJSObjectReference? _module;
    private IJSObjectReference? _view;
    private Func<IJSObjectReference, ValueTask>? _next;
    private Submenu? _within;
    private bool _open;
    private bool _disposed;

    /// <summary>Its name, such as "Actions for Ops".</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary><see cref="MenuItem"/>, <see cref="Submenu"/> and <see cref="MenuLine"/>; anything else is only looked at.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Raised when it has closed, before what was chosen is done.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    /// <summary>The submenu whose items are shown; null for the menu's own.</summary>
    internal Submenu? Within => _within;

    /// <summary>Opens it beside the button that asks for it; a second press on the button closes it.</summary>
    public void OpenAt(ElementReference anchor) => Open(view => view.InvokeVoidAsync("showAt", anchor));

    /// <summary>Opens it where a right click or a long press was, in CSS pixels from the corner of the window.</summary>
    public void OpenAt(double x, double y) => Open(view => view.InvokeVoidAsync("showThere", x, y));

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await ImportAsync();
        if (_view is null || _next is not { } next)
            return;
        _next = null;
        await next(_view);
    }

    /// <summary>Goes into a submenu, or back out of it.</summary>
    internal void Enter(Submenu? submenu)
    {
        _within = submenu;
        _next = view => view.InvokeVoidAsync("turned");
        StateHasChanged();
    }

    /// <summary>Closes it and gives the focus back, as choosing an item does.</summary>
    public async Task CloseAsync()
    {
        if (_view is not null)
            await _view.InvokeVoidAsync("hide");
        await ClosedAsync();
    }

    private void Open(Func<IJSObjectReference, ValueTask> show)
    {
        (_open, _within, _next) = (true, null, show);
        StateHasChanged();
    }

    private async Task ImportAsync()
    {
        var module = await Js.InvokeAsync<IJSObjectReference>("import", "./_content/VvsIm.Ui/Kit/Menu.razor.js");
        if (_disposed)
        {
            await module.DisposeAsync();
            return;
        }
        _module = module;
        _view = await module.InvokeAsync<IJSObjectReference>("init", _menu);
    }

    private async Task ClosedAsync()
    {
        if (!_open)
            return;
        (_open, _within) = (false, null);
        StateHasChanged();
        await OnClosed.InvokeAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        if (_view is null)
            return;
        await _view.InvokeVoidAsync("dispose");
        await _view.DisposeAsync();
        await _module!.DisposeAsync();
    }
}
