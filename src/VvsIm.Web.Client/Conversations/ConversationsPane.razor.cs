using Microsoft.AspNetCore.Components.Routing;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>All my conversations, the most recently active first.</summary>
public sealed partial class ConversationsPane
{
    private IReadOnlyList<ConversationRow> rows = [];
    private IDisposable? subscription;
    private Guid? current;
    private string path = "";
    private bool starting;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    protected override void OnInitialized()
    {
        subscription = Chat.Changed.Subscribe(() => _ = InvokeAsync(Refresh));
        Navigation.LocationChanged += Moved;
        FollowAddress();
        Refresh();
    }

    private void Refresh()
    {
        rows = [.. Chat.Conversations.Items.Select(c => ConversationRow.Of(c, Chat.Me.Id, Chat.People, Clock.Brief))];
        // A row may have named somebody who is still unknown.
        Chat.Introductions.Ask();
        StateHasChanged();
    }

    private void Moved(object? sender, LocationChangedEventArgs e) =>
        _ = InvokeAsync(() =>
        {
            FollowAddress();
            StateHasChanged();
        });

    private void FollowAddress()
    {
        path = Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];
        current = path is ['c', '/', .. var id] && Guid.TryParse(id, out var conversation) ? conversation : null;
    }

    public void Dispose()
    {
        subscription?.Dispose();
        Navigation.LocationChanged -= Moved;
    }
}
