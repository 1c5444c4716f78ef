using VvsIm.Contracts.Notifications;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Later;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Notifications;

/// <summary>What concerns one, newest first, by day; each leads to where it happened.</summary>
public sealed partial class NotificationsPage
{
    private static readonly (NotificationFilter Filter, string Label)[] Filters =
    [
        (NotificationFilter.All, "All"),
        (NotificationFilter.Mentions, "Mentions"),
        (NotificationFilter.Unread, "Unread"),
    ];

    private IDisposable[] subscriptions = [];
    private bool settling;
    private bool more;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>Opens the settings at once.</summary>
    [SupplyParameterFromQuery(Name = "settings")]
    public bool Settle { get; set; }

    [Inject]
    private Clock Clock { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    private NotificationCentre Centre => Chat.Notifications;

    private NotificationList View => Centre.View;

    private IEnumerable<IGrouping<string, Notification>> Days =>
        View.Items.GroupBy(item => Clock.Day(Clock.Moment(item.At).Day));

    private (string Title, string Text) Nothing =>
        View.Filter switch
        {
            NotificationFilter.Mentions => ("Nobody has mentioned you", "Messages with your name in them stand here."),
            NotificationFilter.Unread => ("All read", "What is new stands here until you have seen it."),
            _ => (
                "Nothing yet",
                "Mentions, answers, reactions, invitations and what moderators have to tell you stand here."
            ),
        };

    protected override void OnInitialized()
    {
        subscriptions =
        [
            Centre.Changed.Subscribe(() => _ = InvokeAsync(StateHasChanged)),
            Chat.Changed.Subscribe(() => _ = InvokeAsync(StateHasChanged)),
        ];
        if (Centre.All.Loaded)
            Centre.Refresh();
    }

    protected override void OnParametersSet() => settling |= Settle;

    // A text may mention somebody who is still unknown.
    protected override void OnAfterRender(bool firstRender) => Chat.Introductions.Ask();

    private Task<bool> MarkAsync(Notification item) => Toasts.TryAsync("Not marked", () => Centre.MarkAsync([item.Id]));

    private async Task MarkAllAsync()
    {
        Guid[] marked = [];
        if (!await Toasts.TryAsync("Not marked", async () => marked = await Centre.MarkAllAsync()))
            return;
        var undo = new ToastAction(
            "Undo",
            () => Toasts.TryAsync("Could not bring it back", () => Centre.MarkAsync(marked, read: false))
        );
        Toasts.Show(new Toast("All marked as read", Action: marked.Length > 0 ? undo : null));
    }

    private async Task MoreAsync()
    {
        more = true;
        await Toasts.TryAsync("Not loaded", Centre.MoreAsync);
        more = false;
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
            subscription.Dispose();
        Centre.Look(NotificationFilter.All);
    }
}
