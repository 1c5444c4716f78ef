using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using VvsIm.Admin.Accounts;
using VvsIm.Admin.Shell.Navigation;

namespace VvsIm.Admin.Shell;

/// <summary>Around every page: nobody but operators and moderators sees one, and no error of a page goes further than here.</summary>
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

    private void Refresh() => _ = InvokeAsync(Show);

    // Where an operator begins is not for moderators: they begin elsewhere.
    private void Show()
    {
        var first = ConsolePage.For(Session.IsOperator).First().Href;
        if (Session.State == SessionState.SignedIn && first.Length > 0 && Path.Length == 0)
            Navigation.NavigateTo(first, replace: true);
        StateHasChanged();
    }

    private string Path => Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];

    // A page that broke must not take the next one with it.
    private void Recover(object? sender, LocationChangedEventArgs e) => _boundary?.Recover();

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Changed -= Refresh;
        Navigation.LocationChanged -= Recover;
    }
}
