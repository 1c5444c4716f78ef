using Microsoft.JSInterop;

namespace VvsIm.Ui.Kit;

/// <summary>
/// The browser's own modal dialog: it keeps the focus inside, closes at Esc and at a click beside it, and gives the focus back to
/// where it was. Put <c>autofocus</c> on what should have it first.
/// </summary>
public sealed partial class Dialog
{
    private static int s_count;
    private readonly string _titleId = $"dialog-{Interlocked.Increment(ref s_count)}";
    private ElementReference _dialog;
    private IJSObjectReference? _module;
    private IJSObjectReference? _modal;
    private bool _disposed;
    private bool _shown;

    /// <summary>Says what this is about; a heading, and the dialog's name.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Whether it is shown.</summary>
    [Parameter]
    public bool Open { get; set; }

    /// <summary>Raised with false when the person closes it.</summary>
    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>What it shows; made anew at every opening.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Buttons at the bottom, the main one last.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Open == _shown)
            return;
        _shown = Open;
        if (_modal is null && !await ImportAsync())
            return;
        await _modal!.InvokeVoidAsync(_shown ? "show" : "hide");
    }

    private async Task<bool> ImportAsync()
    {
        var module = await Js.InvokeAsync<IJSObjectReference>("import", "./_content/VvsIm.Ui/Kit/Dialog.razor.js");
        if (_disposed)
        {
            await module.DisposeAsync();
            return false;
        }
        _module = module;
        _modal = await module.InvokeAsync<IJSObjectReference>("init", _dialog);
        return true;
    }

    private Task ClosedAsync() => Open ? OpenChanged.InvokeAsync(false) : Task.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        if (_modal is null)
            return;
        await _modal.InvokeVoidAsync("dispose");
        await _modal.DisposeAsync();
        await _module!.DisposeAsync();
    }
}
