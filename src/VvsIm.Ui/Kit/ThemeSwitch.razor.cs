using Microsoft.JSInterop;

namespace VvsIm.Ui.Kit;

/// <summary>Light, dark, or as the system is. Kept in this browser; <c>theme.js</c> applies it before the first paint.</summary>
public sealed partial class ThemeSwitch : IAsyncDisposable
{
    private static readonly (string Theme, string Label, IconName Icon)[] s_themes =
    [
        ("light", "Light", IconName.Sun),
        ("dark", "Dark", IconName.Moon),
        ("system", "As the system", IconName.System),
    ];

    private static int s_count;
    private readonly string _group = $"theme-{Interlocked.Increment(ref s_count)}";
    private string? _theme;
    private IJSObjectReference? _module;
    private bool _disposed;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        var module = await Js.InvokeAsync<IJSObjectReference>("import", "./_content/VvsIm.Ui/Kit/ThemeSwitch.razor.js");
        if (_disposed)
        {
            await module.DisposeAsync();
            return;
        }
        _module = module;
        _theme = await module.InvokeAsync<string>("chosen");
        StateHasChanged();
    }

    private async Task ChooseAsync(string theme)
    {
        _theme = theme;
        if (_module is not null)
            await _module.InvokeVoidAsync("choose", theme);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        if (_module is not null)
            await _module.DisposeAsync();
    }
}
