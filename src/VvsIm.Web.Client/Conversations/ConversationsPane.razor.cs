using Microsoft.AspNetCore.Components.Routing;
using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>All my conversations: pinned ones, then by activity, and those put away behind a button at the end.</summary>
public sealed partial class ConversationsPane
{
    private Conversation[] live = [];
    private Conversation[] archived = [];
    private ConversationMenu menu = null!;
    private ElementReference list;
    private IDisposable[] subscriptions = [];
    private Guid? current;
    private Guid? moved;
    private string path = "";
    private bool unfolded;
    private bool starting;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    protected override void OnInitialized()
    {
        subscriptions =
        [
            Chat.Changed.Subscribe(() => _ = InvokeAsync(Refresh)),
            Chat.Drafts.Changed.Subscribe(() => _ = InvokeAsync(StateHasChanged)),
        ];
        Navigation.LocationChanged += Moved;
        FollowAddress();
        Refresh();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        moved = null;
        // A row may have named somebody who is still unknown.
        Chat.Introductions.Ask();
    }

    private void Refresh()
    {
        Conversation[] all = [.. Chat.Conversations.Items.Where(Chat.Workspaces.Shows)];
        (live, archived) = ([.. all.Where(c => !c.PutAway)], [.. all.Where(c => c.PutAway)]);
        StateHasChanged();
    }

    private ConversationRow RowOf(Conversation conversation) =>
        ConversationRow.Of(
            conversation,
            Chat.Me.Id,
            Chat.People,
            Clock.Brief,
            Time.GetUtcNow(),
            Chat.Drafts[conversation.Id]
        );

    private void OpenMenu(MenuRequest request)
    {
        if (request.Anchor is { } anchor)
            menu.OpenFor(request.Id, anchor);
        else
            menu.OpenFor(request.Id, request.X, request.Y);
    }

    private Task MoveAsync((Guid Id, int By) step) => menu.MoveAsync(step.Id, step.By);

    // What moves takes the focus along; what has gone out of sight leaves it to the list.
    private async Task FollowAsync(Guid id)
    {
        if (Chat.Conversations.Find(id) is { Archived: false })
            moved = id;
        else
            await list.FocusAsync(preventScroll: true);
        StateHasChanged();
    }

    private void Moved(object? sender, LocationChangedEventArgs e) =>
        _ = InvokeAsync(() =>
        {
            FollowAddress();
            Refresh();
        });

    // c/{conversation}, and perhaps a message after it.
    private void FollowAddress()
    {
        path = Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];
        current = path.Split('/') is ["c", var id, ..] && Guid.TryParse(id, out var conversation) ? conversation : null;
        // Whoever was led to another workspace finds its list beside what they read.
        if (current is { } opened && Chat.Conversations.Find(opened) is { } known && !Chat.Workspaces.Shows(known))
            Chat.Workspaces.Choose(known.WorkspaceId);
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
            subscription.Dispose();
        Navigation.LocationChanged -= Moved;
    }
}
