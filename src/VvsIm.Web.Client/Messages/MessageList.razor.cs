using Microsoft.JSInterop;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// The messages on screen. What is loaded is decided here; where the view stands among it is decided by MessageList.razor.js, which
/// alone can measure in time.
/// </summary>
public sealed partial class MessageList
{
    private readonly CancellationTokenSource left = new();
    private readonly HashSet<Guid> shownOwn = [];
    private IReadOnlyList<LogRow> rows = [];
    private IDisposable[] subscriptions = [];
    private ElementReference scroller;
    private IJSObjectReference? module;
    private IJSObjectReference? view;
    private DotNetObjectReference<MessageListView>? self;
    private LogRows make = null!;
    private bool namesSenders;
    private bool queued;
    private (int Placement, bool HasOlder, bool HasNewer) shown;
    private int unread;
    private long? announced;
    private string? announcement;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>The conversation shown. Another one needs another list: set it as the key.</summary>
    [Parameter, EditorRequired]
    public required OpenLog Open { get; set; }

    protected override void OnInitialized()
    {
        make = new()
        {
            Me = Chat.Me.Id,
            NameOf = id => Chat.People.Find(id)?.DisplayName,
            TimeOf = Clock.Moment,
            NameOfDay = Clock.Day,
        };
        subscriptions =
        [
            Open.Changed.Subscribe(Queue),
            Chat.Sending.Changed.Subscribe(Queue),
            Chat.Changed.Subscribe(Queue),
        ];
        Rebuild();
        Announce();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        module = await Js.InvokeAsync<IJSObjectReference>("import", "./Messages/MessageList.razor.js");
        if (left.IsCancellationRequested)
        {
            await module.DisposeAsync();
            return;
        }
        self = DotNetObjectReference.Create(new MessageListView(this));
        view = await module.InvokeAsync<IJSObjectReference>("init", scroller, self);
    }

    /// <summary>Goes to the newest messages, loading them if need be.</summary>
    public async Task JumpAsync()
    {
        if (Open.Log.HasNewer)
            await Open.NewestAsync();
        else if (view is not null)
            await view.InvokeVoidAsync("toEnd");
    }

    internal Task NearStartAsync() => Open.Pages.OlderAsync();

    internal Task NearEndAsync() => Open.Pages.NewerAsync();

    internal void Viewed(long lastVisible, bool atEnd, bool attentive)
    {
        Chat.Attentive = attentive;
        Open.LastVisible = lastVisible;
        var before = Open.AtEnd;
        Open.AtEnd = atEnd;
        MarkSeen();
        if (before != atEnd)
            StateHasChanged();
    }

    // A burst of changes is one rendering.
    private void Queue()
    {
        if (queued)
            return;
        queued = true;
        _ = InvokeAsync(async () =>
        {
            await Task.Yield();
            queued = false;
            if (!left.IsCancellationRequested)
                Refresh();
        });
    }

    private void Refresh()
    {
        var ownBefore = OwnUnsent();
        Rebuild();
        Announce();
        MarkSeen();
        StateHasChanged();
        // Whoever has just said something wants to see it.
        if (OwnUnsent() > ownBefore)
        {
            Open.ClearUnread();
            _ = JumpAsync();
        }
    }

    private void MarkSeen()
    {
        if (Chat.Attentive && Open.LastVisible > 0)
            Chat.Reading.Seen(Open.Id, Open.LastVisible);
    }

    private int OwnUnsent() => rows.Count(r => r.Seq == 0);

    private void Rebuild()
    {
        var known = Chat.Conversations.Find(Open.Id);
        namesSenders = known?.Kind != ConversationKind.Direct;
        unread = known?.Unread ?? 0;
        shownOwn.Clear();
        foreach (var message in Open.Log.Items)
            if (message.SenderId == Chat.Me.Id)
                shownOwn.Add(message.ClientId);
        Chat.Outgoing.Settle(Open.Id, Open.Source.Root?.Seq, shownOwn.Contains);
        rows = make.From(Open.Log, Chat.Outgoing.In(Open.Id, Open.Source.Root?.Seq), Open.UnreadAfter);
        // Taken together with the rows: the script must never see the one without the other.
        shown = (Open.Placement, Open.Log.HasOlder, Open.Log.HasNewer);
    }

    // History is read at leisure; only what is said from now on is announced.
    private void Announce()
    {
        if (!Open.Log.Loaded)
            return;
        var before = announced;
        var newest = Open.Log.Items.Count == 0 ? null : Open.Log.Items[^1];
        announced = Math.Max(before ?? 0, newest?.Seq ?? 0);
        if (newest is not null && newest.Seq > before && !Open.Log.HasNewer && newest.SenderId != Chat.Me.Id)
            announcement = Spoken(newest);
    }

    private string Spoken(Message message) => $"{Chat.People.Find(message.SenderId)?.DisplayName}: {message.Text}";

    private static string? Flag(bool set) => set ? "true" : null;

    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        left.Dispose();
        foreach (var subscription in subscriptions)
            subscription.Dispose();
        if (view is not null)
        {
            await view.InvokeVoidAsync("dispose");
            await view.DisposeAsync();
        }
        if (module is not null && view is not null)
            await module.DisposeAsync();
        self?.Dispose();
    }
}
