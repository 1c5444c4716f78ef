using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace VvsIm.Admin.Shell;

/// <summary>Around every page: nobody but an operator sees one, and no error of a page goes further than here.</summary>
public sealed partial class ConsoleLayout
{
    private ErrorBoundary? _boundary;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += Refresh;
        Navigation.LocationChanged += Recover;
        await Session.CheckAsync();
    }

    private void Refresh() => _ = InvokeAsync(StateHasChanged);

    // A page that broke must not take the next one with it.
    private void Recover(object? sender, LocationChangedEventArgs e) => _boundary?.Recover();

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Changed -= Refresh;
        Navigation.LocationChanged -= Recover;
    }
}
